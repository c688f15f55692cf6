package io.rawnet.linux.socket;

import io.rawnet.linux.memory.Field;

/**
 * {@code struct sock_extended_err} of the error queue (ip(7), IP_RECVERR) in memory of native byte order, read in place.
 * <pre>
 * offset
 *      0  error number, u32
 *      4  origin: 0 none, 1 local, 2 ICMP, 3 ICMPv6, 4 and more transmission status
 *      5  ICMP type
 *      6  ICMP code
 *      7  padding
 *      8  info, u32: the MTU, if the error number is EMSGSIZE
 *     12  data, u32: offset of the RFC 4884 extensions in the quote, u16, and flags, u8, if they were asked for
 *     16  socket address of who reported the error
 * </pre>
 */
public final class ExtendedError {
    /** Octets before the socket address. */
    public static final int SIZE = 16;
    /** The error is from this host. */
    public static final int ORIGIN_LOCAL = 1;
    /** The error is from an ICMP message. */
    public static final int ORIGIN_ICMP = 2;
    /** The error is from an ICMPv6 message. */
    public static final int ORIGIN_ICMPV6 = 3;
    /** No error: the time when a packet was sent, in the control message of the timestamp beside it. */
    public static final int ORIGIN_TIMESTAMPING = 4;

    /** Error number. */
    public static final Field ERROR_NUMBER = Field.s32(0);
    /** Origin, {@code ORIGIN_…}. */
    public static final Field ORIGIN = Field.u8(4);
    /** ICMP type. */
    public static final Field TYPE = Field.u8(5);
    /** ICMP code. */
    public static final Field CODE = Field.u8(6);
    /** Information, which is the MTU if the error number is EMSGSIZE. */
    public static final Field INFO = Field.s32(8);
    /** Where in the quote the RFC 4884 extensions start, 0 if there are none. */
    public static final Field EXTENSIONS_OFFSET = Field.u16(12);
    /** Number of the packet whose transmit timestamp it is, u32 in the same place. */
    public static final Field PACKET_NUMBER = Field.s32(12);

    private ExtendedError() {}
}
