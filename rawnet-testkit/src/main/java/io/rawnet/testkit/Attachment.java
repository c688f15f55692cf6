package io.rawnet.testkit;

import io.rawnet.linux.network.Interface;
import java.net.Inet4Address;
import java.net.Inet6Address;

/** One end of a cable: an interface of a {@link Host} with its addresses. */
public final class Attachment {
    private final Interface description;
    private final Inet4Address ipv4Address;
    private final Inet6Address ipv6Address;
    private final Inet6Address linkLocalAddress;

    Attachment(Interface description, Inet4Address ipv4, Inet6Address ipv6, Inet6Address linkLocal) {
        this.description = description;
        this.ipv4Address = ipv4;
        this.ipv6Address = ipv6;
        this.linkLocalAddress = linkLocal;
    }

    /** {@return the interface's name on its host} */
    public String interfaceName() {
        return description.name();
    }

    /** {@return the interface's index on its host} */
    public int interfaceIndex() {
        return description.index();
    }

    /** {@return the interface's six-octet Ethernet address} */
    public byte[] hardwareAddress() {
        return description.hardwareAddress().octets();
    }

    /** {@return the IPv4 address, with a prefix of 24 bits} */
    public Inet4Address ipv4Address() {
        return ipv4Address;
    }

    /** {@return the global IPv6 address, with a prefix of 64 bits} */
    public Inet6Address ipv6Address() {
        return ipv6Address;
    }

    /** {@return the link-local IPv6 address; its scope is the interface's index on its own host} */
    public Inet6Address linkLocalAddress() {
        return linkLocalAddress;
    }

    @Override
    public String toString() {
        return interfaceName() + " " + ipv4Address.getHostAddress() + " " + ipv6Address.getHostAddress();
    }
}
