package io.rawnet.linux.socket;

import io.rawnet.linux.memory.Field;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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

    private static final int PORT_OFFSET = 2;
    private static final int IPV4_ADDRESS = 4;
    private static final int IPV6_FLOW = 4;
    private static final int IPV6_ADDRESS = 8;
    private static final int IPV6_SCOPE_OFFSET = 24;

    /** Port of an address, 0 to 65535. */
    public static final Field PORT = Field.network16(PORT_OFFSET);
    /** Interface index of a link-local IPv6 address, 0 for none. */
    public static final Field IPV6_SCOPE = Field.s32(IPV6_SCOPE_OFFSET);

    /** Numbers in network byte order, whatever the order of the memory. */
    static final VarHandle U32 = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    static final VarHandle U64 = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle U16 = MethodHandles.byteBufferViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

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
        U16.set(memory, offset + PORT_OFFSET, (short) port);
        U32.set(memory, offset + IPV4_ADDRESS, bits);
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
        U16.set(memory, offset + PORT_OFFSET, (short) port);
        memory.putInt(offset + IPV6_FLOW, 0);
        U64.set(memory, offset + IPV6_ADDRESS, high);
        U64.set(memory, offset + IPV6_ADDRESS + Long.BYTES, low);
        memory.putInt(offset + IPV6_SCOPE_OFFSET, scope);
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
     * {@return four octets as a number, the first octet highest}
     *
     * @param memory where from, in native byte order
     * @param offset first octet
     */
    public static int getNetworkOrder(ByteBuffer memory, int offset) {
        return (int) U32.get(memory, offset);
    }
}
