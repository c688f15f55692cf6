/**
 * The {@code rawnet} command, and the experiments it shows: nothing here is exported, all of it is to be read. Start at
 * {@code io.rawnet.examples.experiment}, one program for each experiment.
 */
module io.rawnet.examples {
    requires io.rawnet.ip;
    requires io.rawnet.packet;
    requires io.rawnet.pcap;
    requires io.rawnet.xdp;
    requires io.rawnet.testkit;
    requires info.picocli;
    requires com.fasterxml.jackson.core;

    // picocli makes its commands and sets their fields
    opens io.rawnet.examples to
            info.picocli;
    opens io.rawnet.examples.command to
            info.picocli;
    opens io.rawnet.examples.facts to
            info.picocli;
}
