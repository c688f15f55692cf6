package io.rawnet.ip;

/** Who found the error of a {@link ReceivedError}. */
public enum ErrorOrigin {
    /** This host, for instance because a packet is longer than the path. */
    LOCAL,
    /** An ICMP message of some host. */
    ICMP,
    /** An ICMPv6 message of some host. */
    ICMPV6,
    /** No error: the time when a packet was sent, see {@link RawSocketOptions#TRANSMIT_TIMESTAMPS}. */
    TRANSMIT_TIMESTAMP,
    /** Something else that the kernel reports in the error queue. */
    OTHER
}
