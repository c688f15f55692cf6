package io.rawnet.linux.socket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * {@code struct sockaddr_in} and {@code struct sockaddr_in6} (ip(7), ipv6(7)) in memory of native byte order.
 * <pre>
 * offset  sockaddr_in           sockaddr_in6
 *      0  family (host order)   family (host order)
 *      2  port                  port
 *      4  address, 4 octets     flow information
 *      8  zero, 8 octets        address, 16 octets
 *     24                        scope: interface index (host order)
 * </pre>
 */
public final class InternetSocketAddress {
    /** Octets of {@code struct sockaddr_in}. */
    public static final int IPV4_SIZE = 16;
    /** Octets of {@code struct sockaddr_in6}. */
    public static final int IPV6_SIZE = 28;

    private static final int PORT = 2;
    private static final int IPV4_ADDRESS = 4;
    private static final int IPV6_FLOW = 4;
    private static final int IPV6_ADDRESS = 8;
    private static final int IPV6_SCOPE = 24;

    private InternetSocketAddress() {}

    /**
     * Writes an IPv4 address without allocating.
     *
     * @param memory where to, in native byte order
     * @param offset first octet
     * @param bits the address, its first octet highest
     * @param port port, or the protocol number where the socket wants one, 0 to 65535
     * @return the structure's length in octets
     */
    public static int putIpv4(ByteBuffer memory, int offset, int bits, int port) {
        memory.putShort(offset, (short) AddressFamily.AF_INET.number());
        putPort(memory, offset, port);
        putNetworkOrder(memory, offset + IPV4_ADDRESS, bits);
        memory.putLong(offset + IPV4_ADDRESS + Integer.BYTES, 0);
        return IPV4_SIZE;
    }

    /**
     * Writes an IPv6 address without allocating.
     *
     * @param memory where to, in native byte order
     * @param offset first octet
     * @param high the first eight octets of the address
     * @param low the last eight octets
     * @param port port, or the protocol number where the socket wants one, 0 to 65535
     * @param scope interface index, 0 for none
     * @return the structure's length in octets
     */
    public static int putIpv6(ByteBuffer memory, int offset, long high, long low, int port, int scope) {
        memory.putShort(offset, (short) AddressFamily.AF_INET6.number());
        putPort(memory, offset, port);
        memory.putInt(offset + IPV6_FLOW, 0);
        putNetworkOrder(memory, offset + IPV6_ADDRESS, high);
        putNetworkOrder(memory, offset + IPV6_ADDRESS + Long.BYTES, low);
        memory.putInt(offset + IPV6_SCOPE, scope);
        return IPV6_SIZE;
    }

    /**
     * Finds the octets of an address.
     *
     * @param memory where the structure lies
     * @param offset its first octet
     * @param length octets the kernel says there are
     * @param family the family that is expected
     * @return the offset in the memory, or -1 when there is no such address
     */
    public static int addressOffset(ByteBuffer memory, int offset, int length, AddressFamily family) {
        boolean ipv4 = family == AddressFamily.AF_INET;
        if (length < (ipv4 ? IPV4_SIZE : IPV6_SIZE) || memory.getShort(offset) != family.number()) {
            return -1;
        }
        return offset + (ipv4 ? IPV4_ADDRESS : IPV6_ADDRESS);
    }

    /**
     * {@return the interface index of a link-local IPv6 address, 0 for none}
     *
     * @param memory where the structure lies
     * @param offset its first octet
     */
    public static int scope(ByteBuffer memory, int offset) {
        return memory.getInt(offset + IPV6_SCOPE);
    }

    /**
     * {@return the port of an address that is there}
     *
     * @param memory where from
     * @param offset first octet of the structure
     */
    public static int port(ByteBuffer memory, int offset) {
        return Byte.toUnsignedInt(memory.get(offset + PORT)) << Byte.SIZE
                | Byte.toUnsignedInt(memory.get(offset + PORT + 1));
    }

    /**
     * {@return four octets as a number, the first octet highest}
     *
     * @param memory where from, in native byte order
     * @param offset first octet
     */
    public static int getNetworkOrder(ByteBuffer memory, int offset) {
        int bits = memory.getInt(offset);
        return memory.order() == ByteOrder.BIG_ENDIAN ? bits : Integer.reverseBytes(bits);
    }

    static void putNetworkOrder(ByteBuffer memory, int offset, int bits) {
        memory.putInt(offset, memory.order() == ByteOrder.BIG_ENDIAN ? bits : Integer.reverseBytes(bits));
    }

    static void putNetworkOrder(ByteBuffer memory, int offset, long bits) {
        memory.putLong(offset, memory.order() == ByteOrder.BIG_ENDIAN ? bits : Long.reverseBytes(bits));
    }

    private static void putPort(ByteBuffer memory, int offset, int port) {
        boolean bigEndian = memory.order() == ByteOrder.BIG_ENDIAN;
        memory.putShort(offset + PORT, bigEndian ? (short) port : Short.reverseBytes((short) port));
    }
}
