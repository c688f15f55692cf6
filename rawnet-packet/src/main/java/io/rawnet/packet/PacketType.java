package io.rawnet.packet;

/** Whom a received packet was for, seen from this machine (packet(7), {@code sll_pkttype}). */
public enum PacketType {
    /** This machine ({@code PACKET_HOST}). */
    HOST,
    /** Everyone on the link ({@code PACKET_BROADCAST}). */
    BROADCAST,
    /** A group ({@code PACKET_MULTICAST}). */
    MULTICAST,
    /** Another machine; seen in promiscuous mode ({@code PACKET_OTHERHOST}). */
    OTHER_HOST,
    /** Another machine: this one sent it ({@code PACKET_OUTGOING}). */
    OUTGOING,
    /** Anything the kernel has besides. */
    OTHER;

    /** In the order of the kernel's numbers, which count from 0. */
    private static final PacketType[] BY_NUMBER = {HOST, BROADCAST, MULTICAST, OTHER_HOST, OUTGOING};

    static PacketType of(int number) {
        return number < BY_NUMBER.length ? BY_NUMBER[number] : OTHER;
    }
}
