package io.rawnet.testkit;

import io.rawnet.linux.network.Interface;
import java.net.Inet4Address;
import java.net.Inet6Address;

/** One end of a cable: an interface of a {@link Host} with its addresses. The interfaces of a bridge host have none. */
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

    /** An interface without addresses. */
    Attachment(Interface description) {
        this(description, null, null, null);
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
        return description.hardwareAddress().clone();
    }

    /**
     * {@return the IPv4 address, with a prefix of 24 bits}
     *
     * @throws IllegalStateException if the interface has no addresses
     */
    public Inet4Address ipv4Address() {
        return required(ipv4Address);
    }

    /**
     * {@return the global IPv6 address, with a prefix of 64 bits}
     *
     * @throws IllegalStateException if the interface has no addresses
     */
    public Inet6Address ipv6Address() {
        return required(ipv6Address);
    }

    /**
     * {@return the link-local IPv6 address; its scope is the interface's index on its own host}
     *
     * @throws IllegalStateException if the interface has no addresses
     */
    public Inet6Address linkLocalAddress() {
        return required(linkLocalAddress);
    }

    private <A> A required(A address) {
        if (address == null) {
            throw new IllegalStateException("interface " + interfaceName() + " of the bridge host has no addresses");
        }
        return address;
    }

    @Override
    public String toString() {
        if (ipv4Address == null) {
            return interfaceName();
        }
        return interfaceName() + " " + ipv4Address.getHostAddress() + " " + ipv6Address.getHostAddress();
    }
}
