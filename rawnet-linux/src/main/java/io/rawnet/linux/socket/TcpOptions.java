package io.rawnet.linux.socket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Options of TCP sockets (tcp(7)). */
public final class TcpOptions {
    /** The level of these options. */
    public static final int IPPROTO_TCP = 6;

    /** Key of the TCP-MD5 signatures of some peers (RFC 2385), {@code struct tcp_md5sig} with flags. */
    public static final KernelOption TCP_MD5SIG_EXT = new KernelOption("TCP_MD5SIG_EXT", IPPROTO_TCP, 32);

    private static final int TCP_MD5SIG_FLAG_PREFIX = 1;
    private static final int FLAGS = 128;
    private static final int KEY_LENGTH = 130;
    private static final int KEY = 136;
    private static final int SIZE = KEY + 80;
    private static final int IPV6_ADDRESS = 8;
    private static final int IPV4_MAPPED = 10;

    private TcpOptions() {}

    /**
     * {@return a {@code struct tcp_md5sig} with a key for every peer}
     * <pre>
     * offset
     *      0  prefix of the peers' addresses, struct sockaddr_storage
     *    128  flags, u8
     *    129  prefix length, u8
     *    130  length of the key, u16
     *    132  interface index, s32
     *    136  key, 80 octets
     * </pre>
     *
     * @param family family of the socket
     * @param ipv4Mapped whether the peers are those over IPv4 of an AF_INET6 socket: ::ffff:0.0.0.0 with prefix length 0
     */
    public static ByteBuffer keyOfEveryPeer(AddressFamily family, boolean ipv4Mapped) {
        ByteBuffer key = ByteBuffer.allocate(SIZE).order(ByteOrder.nativeOrder());
        key.putShort(0, (short) family.number());
        if (ipv4Mapped) {
            key.putShort(IPV6_ADDRESS + IPV4_MAPPED, (short) 0xFFFF);
        }
        key.put(FLAGS, (byte) TCP_MD5SIG_FLAG_PREFIX);
        // any key: nobody is meant to know it
        return key.putShort(KEY_LENGTH, (short) 1).put(KEY, (byte) 'x');
    }
}
