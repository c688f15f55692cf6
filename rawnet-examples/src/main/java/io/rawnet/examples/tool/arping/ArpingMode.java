package io.rawnet.examples.tool.arping;

/** What arping is for. */
public enum ArpingMode {
    /** To ask who has an address. */
    ASK,
    /** To find out whether anybody has an address, before it is used (RFC 5227, RFC 4862 section 5.4). */
    DETECT,
    /** To tell neighbours of an address of this host, with an ARP request that asks for nothing. */
    ANNOUNCE,
    /** To tell neighbours of an address of this host, with an ARP reply that nobody has asked for. */
    ANNOUNCE_BY_REPLY;

    /** {@return whether answers are expected} */
    boolean isQuestion() {
        return this == ASK || this == DETECT;
    }
}
