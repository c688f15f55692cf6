package io.rawnet.packet;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.linux.call.Errno;
import io.rawnet.linux.call.SystemCallException;
import io.rawnet.linux.network.Interface;
import io.rawnet.linux.network.Interfaces;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A network interface as it was when it was asked for. It is looked up by system call (rtnetlink(7)) in the network namespace of
 * the calling thread, where {@link java.net.NetworkInterface} shows that of the process's first thread.
 *
 * @param name its name, for instance {@code eth0}
 * @param index its number, 1 or more
 * @param up whether it is switched on
 * @param linkUp whether it has a carrier
 * @param loopback whether it leads back to this machine
 * @param mtu the most octets a packet can have behind the link header
 * @param hardwareType its kind of link
 * @param linkAddress its hardware address
 * @param addresses its IP addresses
 */
public record LinkInterface(
        String name,
        int index,
        boolean up,
        boolean linkUp,
        boolean loopback,
        int mtu,
        HardwareType hardwareType,
        LinkAddress linkAddress,
        List<IpAddress> addresses) {

    public LinkInterface {
        addresses = List.copyOf(addresses);
    }

    /**
     * {@return every interface, in the order of their indices}
     *
     * @throws IOException if the kernel refuses to tell
     */
    public static List<LinkInterface> all() throws IOException {
        return Interfaces.all().stream().map(LinkInterface::of).toList();
    }

    /**
     * {@return the interface of a name}
     *
     * @param name its name
     * @throws IOException if there is none; the message names those that exist
     */
    public static LinkInterface byName(String name) throws IOException {
        return of(Interfaces.byName(name).orElseThrow(() -> SystemCallException.of("interface " + name, Errno.ENODEV)));
    }

    /**
     * {@return the interface of an index}
     *
     * @param index its number
     * @throws IOException if there is none; the message names those that exist
     */
    public static LinkInterface byIndex(int index) throws IOException {
        return of(Interfaces.byIndex(index)
                .orElseThrow(() -> SystemCallException.of("interface " + index, Errno.ENODEV)));
    }

    private static LinkInterface of(Interface found) {
        return new LinkInterface(
                found.name(),
                found.index(),
                found.isUp(),
                found.hasLink(),
                found.isLoopback(),
                found.mtu(),
                new HardwareType(found.hardwareType()),
                new LinkAddress(Octets.of(found.hardwareAddress().octets())),
                found.addresses().stream()
                        .map(address -> IpAddress.of(address.address()))
                        .toList());
    }

    /** {@return its Ethernet address; empty when its hardware address does not have six octets} */
    public Optional<MacAddress> mac() {
        return linkAddress.mac();
    }
}
