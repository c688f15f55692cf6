package io.rawnet.linux.network;

import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.socket.AddressFamily;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The interfaces of the calling thread's network namespace, asked from the kernel each time. {@code java.net.NetworkInterface}
 * is no substitute: it reads the {@code /proc} of the process, which shows the first thread's network.
 */
public final class Interfaces {
    private static final int RTM_NEWLINK = 16;
    private static final int RTM_GETLINK = 18;
    private static final int RTM_NEWADDR = 20;
    private static final int RTM_GETADDR = 22;

    /** Octets of {@code struct ifinfomsg}: family u8, padding, type u16, index s32, flags u32, change u32. */
    private static final int LINK_SIZE = 16;

    private static final int LINK_HARDWARE_TYPE = NetlinkRequest.HEADER_SIZE + 2;
    private static final int LINK_INDEX = NetlinkRequest.HEADER_SIZE + 4;
    private static final int LINK_FLAGS = NetlinkRequest.HEADER_SIZE + 8;

    /** Octets of {@code struct ifaddrmsg}: family, prefix length, flags, scope u8 each, index u32. */
    private static final int ADDRESS_SIZE = 8;

    private static final int ADDRESS_FAMILY = NetlinkRequest.HEADER_SIZE;
    private static final int ADDRESS_PREFIX_LENGTH = NetlinkRequest.HEADER_SIZE + 1;
    private static final int ADDRESS_INDEX = NetlinkRequest.HEADER_SIZE + 4;

    private static final int IFLA_ADDRESS = 1;
    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_MTU = 4;
    private static final int IFLA_OPERSTATE = 16;
    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;

    private static final int TRIES = 10;

    /** How many interfaces a message names at most. */
    private static final int NAMED = 8;

    private Interfaces() {}

    /**
     * {@return all interfaces, by rising index}
     *
     * @throws IOException if the kernel cannot be asked
     */
    public static List<Interface> all() throws IOException {
        try (RouteSocket kernel = new RouteSocket()) {
            for (int tries = 0; tries < TRIES; tries++) {
                Map<Integer, List<InterfaceAddress>> addresses = new HashMap<>();
                List<Interface> interfaces = new ArrayList<>();
                NetlinkRequest getAddresses = new NetlinkRequest("RTM_GETADDR", RTM_GETADDR, NetlinkRequest.NLM_F_DUMP);
                getAddresses.u32(0).u32(0);
                NetlinkRequest getLinks = new NetlinkRequest("RTM_GETLINK", RTM_GETLINK, NetlinkRequest.NLM_F_DUMP);
                getLinks.u32(0).u32(0).u32(0).u32(0);
                if (kernel.ask(getAddresses, answer -> readAddress(answer, addresses))
                        & kernel.ask(getLinks, answer -> readLink(answer, addresses, interfaces))) {
                    return interfaces;
                }
            }
        }
        throw new IOException("The interfaces changed each of the " + TRIES + " times they were read: try again.");
    }

    /**
     * {@return the interface of a name}
     *
     * @param name its name
     * @throws IOException if the kernel cannot be asked
     */
    public static Optional<Interface> byName(String name) throws IOException {
        return all().stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /**
     * {@return the interface of an index}
     *
     * @param index its index
     * @throws IOException if the kernel cannot be asked
     */
    public static Optional<Interface> byIndex(int index) throws IOException {
        return all().stream().filter(each -> each.index() == index).findFirst();
    }

    /**
     * {@return the exception for an interface that is not there, with the names of some that are}
     *
     * @param call what was called
     * @param present the interfaces that are there
     */
    public static IOException missing(String call, List<Interface> present) {
        String known = present.stream().limit(NAMED).map(Interface::name).collect(Collectors.joining(", "));
        String more = present.size() > NAMED ? " and " + (present.size() - NAMED) + " more (ip link)" : "";
        String advice = "There is no such interface in this network namespace. There are: " + known + more + ".";
        return SystemCallException.of(call, Errno.ENODEV, advice);
    }

    private static void readLink(
            ByteBuffer answer, Map<Integer, List<InterfaceAddress>> addresses, List<Interface> interfaces) {
        if (isAnswer(answer, RTM_NEWLINK, LINK_SIZE)) {
            int hardwareType = Short.toUnsignedInt(answer.getShort(LINK_HARDWARE_TYPE));
            int index = answer.getInt(LINK_INDEX);
            int flags = answer.getInt(LINK_FLAGS);
            NetlinkAttributes attributes = attributes(answer, LINK_SIZE);
            interfaces.add(new Interface(
                    attributes.text(IFLA_IFNAME),
                    index,
                    flags,
                    attributes.number(IFLA_OPERSTATE),
                    attributes.number(IFLA_MTU),
                    hardwareType,
                    attributes.octets(IFLA_ADDRESS),
                    List.copyOf(addresses.getOrDefault(index, List.of()))));
        }
    }

    private static void readAddress(ByteBuffer answer, Map<Integer, List<InterfaceAddress>> addresses) {
        if (isAnswer(answer, RTM_NEWADDR, ADDRESS_SIZE)) {
            int family = answer.get(ADDRESS_FAMILY);
            int prefixLength = Byte.toUnsignedInt(answer.get(ADDRESS_PREFIX_LENGTH));
            int index = answer.getInt(ADDRESS_INDEX);
            NetlinkAttributes attributes = attributes(answer, ADDRESS_SIZE);
            // on a point-to-point link IFA_ADDRESS is the other end
            byte[] local = attributes.octets(IFA_LOCAL);
            byte[] octets = local.length > 0 ? local : attributes.octets(IFA_ADDRESS);
            address(family, octets, index).ifPresent(address -> addresses
                    .computeIfAbsent(index, none -> new ArrayList<>())
                    .add(new InterfaceAddress(address, prefixLength)));
        }
    }

    private static Optional<InetAddress> address(int family, byte[] octets, int index) {
        try {
            if (family == AddressFamily.AF_INET.number()) {
                return Optional.of(InetAddress.getByAddress(octets));
            }
            int scope = Inet6Address.getByAddress(null, octets, -1).isLinkLocalAddress() ? index : -1;
            return Optional.of(Inet6Address.getByAddress(null, octets, scope));
        } catch (UnknownHostException otherLength) {
            return Optional.empty();
        }
    }

    private static boolean isAnswer(ByteBuffer answer, int type, int size) {
        return answer.getShort(NetlinkRequest.TYPE) == type && answer.limit() >= NetlinkRequest.HEADER_SIZE + size;
    }

    private static NetlinkAttributes attributes(ByteBuffer answer, int size) {
        return new NetlinkAttributes(answer.position(NetlinkRequest.HEADER_SIZE + size));
    }
}
