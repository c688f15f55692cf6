package io.rawnet.examples.tool;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.packet.LinkInterface;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * The host that a command asks.
 *
 * @param name the host as the user named it
 * @param address its address
 * @param zone the interface that a link-local address belongs to
 * @param literal whether the user gave the address itself, so that there is no name to show
 */
public record Target(String name, IpAddress address, Optional<LinkInterface> zone, boolean literal) {

    /**
     * {@return the host that a user names: an address, an address with a zone ({@code fe80::1%eth0}), or a name}
     *
     * @param host what the user wrote
     * @param family the only family to look for, if the user asked for one
     * @param only the only interface to use, if the user named one: the zone of an address without zone
     * @throws IOException if there is no such host, it has no address of the family, or its address is on every link; the message is for the
     *     user
     */
    public static Target resolve(String host, Optional<ProtocolFamily> family, Optional<LinkInterface> only)
            throws IOException {
        if (host.isBlank()) {
            throw new IOException("the host is empty: give an address or a name");
        }
        int percent = host.indexOf('%');
        String text = percent < 0 ? host : host.substring(0, percent);
        Optional<IpAddress> literal = literal(text);
        if (percent >= 0 && !(literal.orElse(null) instanceof Ipv6Address)) {
            throw new IOException(Printable.text(host) + " has a zone, which only an IPv6 address can have");
        }
        Optional<LinkInterface> zone =
                percent < 0 ? Optional.empty() : Optional.of(interfaceNamed(host.substring(percent + 1)));
        IpAddress address = literal.isPresent() ? literal.get() : lookUp(text, family);
        if (family.isPresent() && family.get() != familyOf(address)) {
            throw new IOException(Printable.text(host) + " is an address of the other IP version: leave -4 or -6 out");
        }
        boolean needsZone = address instanceof Ipv6Address ipv6 && (ipv6.isLinkLocal() || ipv6.isMulticast());
        if (needsZone && zone.isEmpty() && only.isEmpty()) {
            throw new IOException(address + " is on every link: name the interface, as in " + address + "%eth0");
        }
        return new Target(host, address, needsZone ? zone.or(() -> only) : zone, literal.isPresent());
    }

    /** {@return the family of the address} */
    public ProtocolFamily family() {
        return familyOf(address);
    }

    /** {@return whether the address is one of IPv4} */
    public boolean isIpv4() {
        return address instanceof Ipv4Address;
    }

    /**
     * {@return a port of the host}
     *
     * @param port 0 to 65535
     */
    public InetSocketAddress socketAddress(int port) {
        InetAddress inet = address.toInetAddress();
        try {
            return new InetSocketAddress(
                    zone.isEmpty() ? inet : Inet6Address.getByAddress(null, inet.getAddress(), interfaceIndex()), port);
        } catch (UnknownHostException impossible) {
            throw new AssertionError("every IPv6 address has sixteen octets", impossible);
        }
    }

    /** {@return the index of the zone, 0 for none} */
    public int interfaceIndex() {
        return zone.map(LinkInterface::index).orElse(0);
    }

    private static LinkInterface interfaceNamed(String zone) throws IOException {
        return !zone.isEmpty() && zone.length() < 10 && zone.chars().allMatch(c -> c >= '0' && c <= '9')
                ? LinkInterface.byIndex(Integer.parseInt(zone))
                : LinkInterface.byName(zone);
    }

    private static Optional<IpAddress> literal(String text) {
        try {
            return Optional.of(IpAddress.of(text));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    private static IpAddress lookUp(String name, Optional<ProtocolFamily> family) throws IOException {
        try {
            for (InetAddress found : InetAddress.getAllByName(name)) {
                IpAddress address = IpAddress.of(found);
                if (family.isEmpty() || family.get() == familyOf(address)) {
                    return address;
                }
            }
        } catch (UnknownHostException unknown) {
            throw new IOException(
                    "there is no host " + Printable.text(name) + ", as far as this machine can find out", unknown);
        }
        throw new IOException("the host " + Printable.text(name) + " has no address of the IP version asked for");
    }

    private static ProtocolFamily familyOf(IpAddress address) {
        return address instanceof Ipv6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    }
}
