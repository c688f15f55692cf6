package io.rawnet.examples.command;

import picocli.CommandLine.Option;

/** The options of send about AF_XDP. */
final class XdpOptions {
    @Option(
            names = "--xdp",
            description =
                    "send through AF_XDP, at the link layer: at --rate or as fast as the kernel takes the packets;"
                            + " print the first packet and the counts")
    private boolean given;

    @Option(
            names = "--queue",
            paramLabel = "N",
            defaultValue = "0",
            description = "with --xdp: which queue of the interface; default: ${DEFAULT-VALUE}")
    private int queue;

    boolean isGiven() {
        return given;
    }

    int queue() {
        return queue;
    }
}
