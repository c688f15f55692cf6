/** The rawnet command. */
module io.rawnet.examples {
    requires io.rawnet.ip;
    requires io.rawnet.packet;
    requires io.rawnet.pcap;
    requires io.rawnet.testkit;
    requires info.picocli;

    // picocli sets the fields of its commands
    opens io.rawnet.examples.facts to
            info.picocli;
}
