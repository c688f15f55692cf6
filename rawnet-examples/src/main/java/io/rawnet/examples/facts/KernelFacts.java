package io.rawnet.examples.facts;

import java.util.List;
import java.util.stream.Stream;

/** All statements. */
final class KernelFacts {
    private KernelFacts() {}

    static List<KernelFact> all() {
        return Stream.of(
                        OpeningFacts.all(),
                        HeaderFacts.all(),
                        SendingFacts.all(),
                        ReceivingFacts.all(),
                        StackFacts.all())
                .flatMap(List::stream)
                .toList();
    }
}
