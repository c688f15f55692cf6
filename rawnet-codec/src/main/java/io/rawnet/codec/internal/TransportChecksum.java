package io.rawnet.codec.internal;

import io.rawnet.codec.InternetChecksum;
import java.nio.ByteBuffer;

/** Where the transport protocols keep the checksum that covers the IP addresses, and how to mend it in place. */
public final class TransportChecksum {

    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int DCCP = 33;
    private static final int ICMPV6 = 58;
    private static final int VRRP = 112;
    private static final int MOBILITY = 135;
    private static final int UDP_LITE = 136;

    /** The first octet of an advertisement of version 3: no other VRRP message covers a pseudo header. */
    private static final int VRRP_V3 = 0x31;

    private TransportChecksum() {}

    /**
     * {@return the offset of the checksum in the header of a protocol whose checksum covers a pseudo header, or -1}
     *
     * @param protocol the protocol number
     */
    private static int offset(int protocol) {
        return switch (protocol) {
            case TCP -> 16;
            case UDP, UDP_LITE, DCCP, VRRP -> 6;
            case MOBILITY -> 4;
            case ICMPV6 -> 2;
            default -> -1;
        };
    }

    /**
     * Mends the checksum of a transport header after 32 bits that it covers have changed (RFC 1624). Does nothing where
     * the protocol has no such checksum, its octets are not there, or UDP or UDP-Lite sent zero. Longer changes are given by
     * their ones' complement sums.
     *
     * @param buffer the octets
     * @param protocol the protocol number
     * @param start the absolute index of the transport header
     * @param end the absolute index behind the last octet that belongs to the packet
     * @param before the 32 bits before
     * @param after the 32 bits after
     */
    public static void repair(ByteBuffer buffer, int protocol, int start, int end, int before, int after) {
        int offset = offset(protocol);
        if (offset < 0 || start + offset + 2 > end || protocol == VRRP && Wire.u8(buffer, start) != VRRP_V3) {
            return;
        }
        int checksum = Wire.u16(buffer, start + offset);
        boolean neverZero = protocol == UDP || protocol == UDP_LITE;
        if (neverZero && checksum == 0) {
            return;
        }
        int mended = InternetChecksum.update32(checksum, before, after);
        // RFC 768, RFC 3828: a computed zero is sent as all ones, because zero says "no checksum" or is forbidden
        Wire.put16(buffer, start + offset, neverZero && mended == 0 ? 0xFFFF : mended);
    }
}
