package io.rawnet.linux.network;

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
        byte[] hardwareAddress,
        List<InterfaceAddress> addresses) {
    private static final int IF_OPER_UP = 6;

    /**
     * {@return whether it passes packets} That is later than IFF_LOWER_UP: what is sent in between is dropped silently. Interfaces
     * without a link below, such as loopback, never say so.
     */
    public boolean isOperational() {
        return operationalState == IF_OPER_UP;
    }
}
