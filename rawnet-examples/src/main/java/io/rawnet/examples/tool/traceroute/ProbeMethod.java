package io.rawnet.examples.tool.traceroute;

import io.rawnet.codec.number.IpProtocol;

/** What traceroute sends. */
public enum ProbeMethod {
    /** UDP datagrams to a port that nobody is expected to listen on. */
    UDP(33_434),
    /** UDP datagrams to the port of a service. */
    SERVICE(53),
    /** The first segment of a TCP handshake. */
    TCP(80),
    /** ICMP echo requests. */
    ICMP(1);

    private final int port;

    ProbeMethod(int port) {
        this.port = port;
    }

    /** {@return the destination port unless the user gives another; for ICMP the first sequence number} */
    int defaultPort() {
        return port;
    }

    /** {@return whether the probes are UDP datagrams, which every user may send} */
    boolean isUdp() {
        return this == UDP || this == SERVICE;
    }

    /** {@return the protocol of the probes} */
    IpProtocol protocol(boolean ipv4) {
        return switch (this) {
            case UDP, SERVICE -> IpProtocol.UDP;
            case TCP -> IpProtocol.TCP;
            case ICMP -> ipv4 ? IpProtocol.ICMP : IpProtocol.ICMPV6;
        };
    }
}
