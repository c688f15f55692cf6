package io.rawnet.linux.socket;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
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
     * Writes an address; the class of {@code address} decides the structure.
     *
     * @param memory where to, in native byte order
     * @param offset first octet
     * @param address IPv4 or IPv6 address; the scope of the latter is kept
     * @param port port, or the protocol number where the socket wants one, 0 to 65535
     * @return the structure's length in octets
     */
    public static int put(ByteBuffer memory, int offset, InetAddress address, int port) {
        byte[] octets = address.getAddress();
        if (address instanceof Inet6Address ipv6) {
            memory.putShort(offset, (short) AddressFamily.AF_INET6.number());
            putPort(memory, offset, port);
            memory.putInt(offset + IPV6_FLOW, 0);
            memory.put(offset + IPV6_ADDRESS, octets);
            memory.putInt(offset + IPV6_SCOPE, ipv6.getScopeId());
            return IPV6_SIZE;
        }
        memory.putShort(offset, (short) AddressFamily.AF_INET.number());
        putPort(memory, offset, port);
        memory.put(offset + IPV4_ADDRESS, octets);
        memory.putLong(offset + IPV4_ADDRESS + octets.length, 0);
        return IPV4_SIZE;
    }

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
     * Reads an address.
     *
     * @param memory where from, in native byte order
     * @param offset first octet
     * @param length octets the kernel says there are
     * @return the address and port; null where there is no such address, because the kernel had none to tell
     */
    public static InetSocketAddress get(ByteBuffer memory, int offset, int length) {
        InetAddress address = address(memory, offset, length);
        return address == null ? null : new InetSocketAddress(address, port(memory, offset));
    }

    /**
     * {@return the address alone, or null where there is none}
     *
     * @param memory where from, in native byte order
     * @param offset first octet
     * @param length octets the kernel says there are
     */
    public static InetAddress address(ByteBuffer memory, int offset, int length) {
        if (length < Short.BYTES) {
            return null;
        }
        int family = memory.getShort(offset);
        if (family == AddressFamily.AF_INET.number() && length >= IPV4_SIZE) {
            return ipv4(memory, offset + IPV4_ADDRESS);
        }
        if (family == AddressFamily.AF_INET6.number() && length >= IPV6_SIZE) {
            return ipv6(memory, offset + IPV6_ADDRESS, memory.getInt(offset + IPV6_SCOPE));
        }
        return null;
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
     * {@return the IPv4 address of four octets}
     *
     * @param memory where from
     * @param offset first octet
     */
    public static Inet4Address ipv4(ByteBuffer memory, int offset) {
        byte[] octets = new byte[4];
        memory.get(offset, octets);
        try {
            return (Inet4Address) InetAddress.getByAddress(octets);
        } catch (UnknownHostException impossible) {
            throw new AssertionError("four octets are an IPv4 address", impossible);
        }
    }

    /**
     * {@return the IPv6 address of sixteen octets} IPv4-mapped addresses stay IPv6 addresses.
     *
     * @param memory where from
     * @param offset first octet
     * @param scope interface index, 0 for none
     */
    public static Inet6Address ipv6(ByteBuffer memory, int offset, int scope) {
        byte[] octets = new byte[16];
        memory.get(offset, octets);
        try {
            return Inet6Address.getByAddress(null, octets, scope == 0 ? -1 : scope);
        } catch (UnknownHostException impossible) {
            throw new AssertionError("sixteen octets are an IPv6 address", impossible);
        }
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
