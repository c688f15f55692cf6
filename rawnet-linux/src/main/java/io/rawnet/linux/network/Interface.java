package io.rawnet.linux.network;

import io.rawnet.linux.socket.HardwareAddress;
import java.util.List;

/**
 * A network interface as the kernel described it at one moment.
 *
 * @param name name, up to 15 octets
 * @param index index, 1 or more, unique in its namespace
 * @param flags {@code IFF_…} bits (netdevice(7))
 * @param operationalState {@code IF_OPER_…} of RFC 2863: 0 unknown, 2 down, 6 up
 * @param mtu largest packet without the link header, in octets
 * @param hardwareType kind of link, {@code ARPHRD_…}: 1 Ethernet, 772 loopback
 * @param hardwareAddress link-layer address, empty where there is none
 * @param addresses IP addresses
 */
public record Interface(
        String name,
        int index,
        int flags,
        int operationalState,
        int mtu,
        int hardwareType,
        HardwareAddress hardwareAddress,
        List<InterfaceAddress> addresses) {
    private static final int IFF_UP = 0x1;
    private static final int IFF_BROADCAST = 0x2;
    private static final int IFF_LOOPBACK = 0x8;
    private static final int IFF_POINTOPOINT = 0x10;
    private static final int IFF_PROMISC = 0x100;
    private static final int IFF_MULTICAST = 0x1000;
    private static final int IFF_LOWER_UP = 0x10000;
    private static final int IF_OPER_UP = 6;

    /** {@return whether it was switched on} */
    public boolean isUp() {
        return has(IFF_UP);
    }

    /** {@return whether the link below works, such as a plugged cable} */
    public boolean hasLink() {
        return has(IFF_LOWER_UP);
    }

    /**
     * {@return whether it passes packets} That is later than {@link #hasLink}: what is sent in between is dropped silently. Interfaces
     * without a link below, such as loopback, never say so.
     */
    public boolean isOperational() {
        return operationalState == IF_OPER_UP;
    }

    /** {@return whether it leads back to this host} */
    public boolean isLoopback() {
        return has(IFF_LOOPBACK);
    }

    /** {@return whether it can broadcast} */
    public boolean canBroadcast() {
        return has(IFF_BROADCAST);
    }

    /** {@return whether it can multicast} */
    public boolean canMulticast() {
        return has(IFF_MULTICAST);
    }

    /** {@return whether there's a single peer at the other end} */
    public boolean isPointToPoint() {
        return has(IFF_POINTOPOINT);
    }

    /** {@return whether it takes frames for everybody, as far as the flag tells} */
    public boolean isPromiscuous() {
        return has(IFF_PROMISC);
    }

    private boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
