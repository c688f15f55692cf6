package io.rawnet.linux.network;

import java.net.InetAddress;

/**
 * An IP address of an interface.
 *
 * @param address IPv4 or IPv6 address; link-local ones have the interface as their scope
 * @param prefixLength bits of the network prefix, 0 to 32 or 128
 */
public record InterfaceAddress(InetAddress address, int prefixLength) {
    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefixLength;
    }
}
