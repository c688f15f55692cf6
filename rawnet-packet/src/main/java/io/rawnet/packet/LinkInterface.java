package io.rawnet.packet;

import io.rawnet.channel.NoSuchInterfaceException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.linux.network.Interface;
import io.rawnet.linux.network.InterfaceAddress;
import io.rawnet.linux.network.Interfaces;
import java.io.IOException;
import java.net.Inet4Address;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A network interface as it was when it was looked up, by system call (rtnetlink(7)) in the network namespace of
 * the calling thread, where {@link java.net.NetworkInterface} shows that of the process's first thread.
 *
 * <p>{@link PacketSocket} describes what happens to channels when it goes down or is removed.
 *
 * @param name its name, for instance {@code eth0}
 * @param index its number, 1 or more, which it keeps until it is removed
 * @param flags what it is and can do
 * @param state whether it passes packets
 * @param mtu the most octets a packet can have behind the link header
 * @param hardwareType its kind of link
 * @param linkAddress its hardware address
 * @param addresses its IP addresses
 */
public record LinkInterface(
        String name,
        int index,
        Set<InterfaceFlag> flags,
        LinkState state,
        int mtu,
        HardwareType hardwareType,
        LinkAddress linkAddress,
        List<IpAddress> addresses) {

    public LinkInterface {
        flags = Set.copyOf(flags);
        addresses = List.copyOf(addresses);
    }

    /**
     * {@return every interface, in the order of their indices}
     *
     * @throws IOException if the kernel refuses
     */
    public static List<LinkInterface> all() throws IOException {
        return Interfaces.all().stream().map(LinkInterface::of).toList();
    }

    /**
     * {@return the interface of a name}
     *
     * @param name its name
     * @throws NoSuchInterfaceException if there is none; the message names some that exist
     * @throws IOException if the kernel refuses
     */
    public static LinkInterface byName(String name) throws IOException {
        return one("interface " + name, each -> each.name().equals(name));
    }

    /**
     * {@return the interface of an index}
     *
     * @param index its number
     * @throws NoSuchInterfaceException if there is none; the message names some that exist
     * @throws IOException if the kernel refuses
     */
    public static LinkInterface byIndex(int index) throws IOException {
        return one("interface " + index, each -> each.index() == index);
    }

    private static LinkInterface one(String what, Predicate<LinkInterface> condition) throws IOException {
        List<Interface> present = Interfaces.all();
        return present.stream()
                .map(LinkInterface::of)
                .filter(condition)
                .findFirst()
                .orElseThrow(() -> new NoSuchInterfaceException(Interfaces.missing(what, present)));
    }

    private static LinkInterface of(Interface found) {
        return new LinkInterface(
                found.name(),
                found.index(),
                InterfaceFlag.of(found.flags()),
                LinkState.of(found.operationalState()),
                found.mtu(),
                new HardwareType(found.hardwareType()),
                new LinkAddress(Octets.of(found.hardwareAddress())),
                found.addresses().stream()
                        .map(address -> IpAddress.of(address.address()))
                        .toList());
    }

    /**
     * {@return the same interface as it is now, whatever its name is now}
     *
     * @throws NoSuchInterfaceException if it was removed
     * @throws IOException if the kernel refuses
     */
    public LinkInterface now() throws IOException {
        return byIndex(index);
    }

    /** {@return whether it is switched on} */
    public boolean up() {
        return flags.contains(InterfaceFlag.UP);
    }

    /** {@return whether it has a carrier} */
    public boolean linkUp() {
        return flags.contains(InterfaceFlag.LOWER_UP);
    }

    /** {@return whether it leads back to this machine} */
    public boolean loopback() {
        return flags.contains(InterfaceFlag.LOOPBACK);
    }

    /** {@return its Ethernet address; empty when its hardware address does not have six octets} */
    public Optional<MacAddress> mac() {
        return linkAddress.mac();
    }

    /**
     * {@return the length in bits of the prefix of its first IPv4 address, as it is now; empty if it has no IPv4 address or was removed} Filters for
     * {@code ip broadcast} need it.
     *
     * @throws IOException if the kernel refuses
     */
    public OptionalInt ipv4PrefixLength() throws IOException {
        return Interfaces.byIndex(index).stream()
                .flatMap(found -> found.addresses().stream())
                .filter(address -> address.address() instanceof Inet4Address)
                .mapToInt(InterfaceAddress::prefixLength)
                .findFirst();
    }
}
