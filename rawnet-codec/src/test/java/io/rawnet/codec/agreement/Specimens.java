package io.rawnet.codec.agreement;

import java.util.stream.Stream;

/** A packet of every kind that these codecs know. */
final class Specimens {

    private Specimens() {}

    static Stream<Specimen> all() {
        return Stream.of(
                        LinkSpecimens.all(),
                        NetworkSpecimens.all(),
                        IcmpSpecimens.all(),
                        Icmpv6Specimens.all(),
                        VrrpSpecimens.all(),
                        TransportSpecimens.all())
                .flatMap(family -> family);
    }
}
