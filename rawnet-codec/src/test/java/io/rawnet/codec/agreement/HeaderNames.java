package io.rawnet.codec.agreement;

import io.rawnet.codec.Header;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.control.igmp.IgmpHeader;
import java.util.stream.Stream;

/** How docs/protocols.md and packets.py name a header: by its record, and a control message by its header and its body. */
final class HeaderNames {

    private HeaderNames() {}

    static Stream<String> of(Header header) {
        Stream<Record> body = header instanceof IcmpMessage message
                ? Stream.of((Record) message.body())
                : header instanceof IgmpHeader igmp ? Stream.of((Record) igmp.body()) : Stream.empty();
        return Stream.concat(Stream.of(header), body)
                .map(part -> part.getClass().getSimpleName());
    }
}
