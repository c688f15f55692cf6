package io.rawnet.linux.socket;

import java.nio.ByteBuffer;

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

    private static final int ERROR_NUMBER = 0;
    private static final int ORIGIN = 4;
    private static final int TYPE = 5;
    private static final int CODE = 6;
    private static final int INFO = 8;
    private static final int EXTENSIONS = 12;

    private ExtendedError() {}

    /**
     * {@return the error number}
     *
     * @param memory where the structure lies
     * @param offset its first octet
     */
    public static int errorNumber(ByteBuffer memory, int offset) {
        return memory.getInt(offset + ERROR_NUMBER);
    }

    /**
     * {@return the origin, 0 to 255}
     *
     * @param memory where the structure lies
     * @param offset its first octet
     */
    public static int origin(ByteBuffer memory, int offset) {
        return Byte.toUnsignedInt(memory.get(offset + ORIGIN));
    }

    /**
     * {@return the ICMP type, 0 to 255}
     *
     * @param memory where the structure lies
     * @param offset its first octet
     */
    public static int type(ByteBuffer memory, int offset) {
        return Byte.toUnsignedInt(memory.get(offset + TYPE));
    }

    /**
     * {@return the ICMP code, 0 to 255}
     *
     * @param memory where the structure lies
     * @param offset its first octet
     */
    public static int code(ByteBuffer memory, int offset) {
        return Byte.toUnsignedInt(memory.get(offset + CODE));
    }

    /**
     * {@return the information, which is the MTU if the error number is EMSGSIZE}
     *
     * @param memory where the structure lies
     * @param offset its first octet
     */
    public static int info(ByteBuffer memory, int offset) {
        return memory.getInt(offset + INFO);
    }

    /**
     * {@return where in the quote the RFC 4884 extensions start, 0 if there are none}
     *
     * @param memory where the structure lies
     * @param offset its first octet
     */
    public static int extensionsOffset(ByteBuffer memory, int offset) {
        return Short.toUnsignedInt(memory.getShort(offset + EXTENSIONS));
    }
}
