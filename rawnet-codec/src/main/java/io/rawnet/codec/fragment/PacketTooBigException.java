package io.rawnet.codec.fragment;

/**
 * A packet that is longer than the MTU and cannot or must not be fragmented. A router answers with ICMP Destination
 * Unreachable, fragmentation needed (RFC 792), or ICMPv6 Packet Too Big (RFC 4443).
 *
 * <p>It is checked, because the packet decides it. It carries no stack trace, so that a flood of such packets costs little.
 */
public final class PacketTooBigException extends Exception {

    private static final long serialVersionUID = 1L;

    /** The length of the packet in octets. */
    private final int length;

    /** The longest packet that fits, in octets. */
    private final int mtu;

    PacketTooBigException(int length, int mtu, String reason) {
        super("a packet of " + length + " octets does not fit into " + mtu + ": " + reason, null, false, false);
        this.length = length;
        this.mtu = mtu;
    }

    /** {@return the length of the packet in octets} */
    public int length() {
        return length;
    }

    /** {@return the longest packet that would have fitted, in octets} */
    public int mtu() {
        return mtu;
    }
}
