package io.rawnet.examples.tool;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.ip.NextHop;
import io.rawnet.ip.Route;
import io.rawnet.packet.LinkInterface;
import java.io.IOException;
import java.util.Optional;

/** Which interface a neighbour is behind, and from which address to speak to it. */
public final class OnLink {
    private OnLink() {}

    /**
     * {@return the interface that the route to an address leaves through; for an address of this host, the one that has it}
     *
     * @param target the address
     * @throws IOException if no route leads there
     */
    public static LinkInterface interfaceTowards(IpAddress target) throws IOException {
        LinkInterface leaving = LinkInterface.byIndex(NextHop.to(target).interfaceIndex());
        return LinkInterface.all().stream()
                .filter(candidate -> candidate.addresses().contains(target))
                .findFirst()
                .orElse(leaving);
    }

    /**
     * {@return the address of an interface to ask from: the route's source where the interface has it, else its first one of the same family;
     * unspecified where it has none}
     *
     * @param on the interface
     * @param target whom to ask
     */
    public static IpAddress source(LinkInterface on, IpAddress target) {
        Optional<IpAddress> preferred = routeSource(on, target);
        return preferred
                .or(() -> on.addresses().stream()
                        .filter(address -> address.getClass() == target.getClass())
                        .findFirst())
                .orElse(target instanceof Ipv6Address ? Ipv6Address.ANY : Ipv4Address.ANY);
    }

    private static Optional<IpAddress> routeSource(LinkInterface on, IpAddress target) {
        try {
            boolean scoped = target instanceof Ipv6Address ipv6 && ipv6.isLinkLocal();
            IpAddress source = Route.to(target, scoped ? on.index() : 0).source();
            return Optional.of(source).filter(on.addresses()::contains);
        } catch (IOException noRoute) {
            return Optional.empty();
        }
    }

    /**
     * {@return whether an interface of this host has an address}
     *
     * @param address the address
     * @throws IOException if the kernel refuses
     */
    public static boolean isOwn(IpAddress address) throws IOException {
        return LinkInterface.all().stream()
                .anyMatch(candidate -> candidate.addresses().contains(address));
    }
}
