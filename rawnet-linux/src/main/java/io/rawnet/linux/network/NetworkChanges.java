package io.rawnet.linux.network;

import io.rawnet.linux.socket.AddressFamily;
import java.io.Closeable;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Changes to the interfaces, addresses and routes of the namespace in which the opening thread was (rtnetlink(7)). Needs
 * CAP_NET_ADMIN there.
 */
public final class NetworkChanges implements Closeable {
    private static final int RTM_NEWLINK = 16;
    private static final int RTM_DELLINK = 17;
    private static final int RTM_NEWADDR = 20;
    private static final int RTM_NEWROUTE = 24;

    private static final int IFF_UP = 0x1;

    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_MTU = 4;
    private static final int IFLA_LINKINFO = 18;
    private static final int IFLA_AF_SPEC = 26;
    private static final int IFLA_NET_NS_FD = 28;
    private static final int IFLA_NUM_TX_QUEUES = 31;
    private static final int IFLA_NUM_RX_QUEUES = 32;
    private static final int IFLA_INFO_KIND = 1;
    private static final int IFLA_INFO_DATA = 2;
    private static final int VETH_INFO_PEER = 1;
    private static final int IFLA_INET6_ADDR_GEN_MODE = 8;
    private static final int IN6_ADDR_GEN_MODE_NONE = 1;

    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final int IFA_F_NODAD = 0x2;

    private static final int RT_TABLE_MAIN = 254;
    private static final int RTPROT_STATIC = 4;
    private static final int RT_SCOPE_UNIVERSE = 0;
    private static final int RTN_UNICAST = 1;
    private static final int RTA_DST = 1;
    private static final int RTA_GATEWAY = 5;

    private static final int NEW = NetlinkRequest.NLM_F_ACK | NetlinkRequest.NLM_F_CREATE | NetlinkRequest.NLM_F_EXCL;

    private final RouteSocket kernel;

    /**
     * Opens the conversation with the kernel, in the calling thread's namespace.
     *
     * @throws IOException if no descriptor is left
     */
    public NetworkChanges() throws IOException {
        kernel = new RouteSocket();
    }

    /**
     * Creates two Ethernet interfaces joined by a cable as {@link #addVethPair(String, int, String, int, int, NetworkNamespace)} does, with one
     * queue in each direction.
     *
     * @param name name of the interface here
     * @param index index of the interface here, not in use yet
     * @param peerName name of the interface there
     * @param peerIndex index of the interface there, not in use yet
     * @param peerNamespace where the other end goes
     * @throws IOException if the kernel refuses
     */
    public void addVethPair(String name, int index, String peerName, int peerIndex, NetworkNamespace peerNamespace)
            throws IOException {
        addVethPair(name, index, peerName, peerIndex, 1, peerNamespace);
    }

    /**
     * Creates two Ethernet interfaces joined by a cable (veth(4)), the second in another namespace. Both are down. Give them different
     * indices: where they are the same, the kernel takes up to a second to let packets through when they come up.
     *
     * @param name name of the interface here
     * @param index index of the interface here, not in use yet
     * @param peerName name of the interface there
     * @param peerIndex index of the interface there, not in use yet
     * @param queues how many queues each of them has for receiving, and for sending
     * @param peerNamespace where the other end goes
     * @throws IOException if the kernel refuses
     */
    public void addVethPair(
            String name, int index, String peerName, int peerIndex, int queues, NetworkNamespace peerNamespace)
            throws IOException {
        NetlinkRequest request = new NetlinkRequest("RTM_NEWLINK " + name, RTM_NEWLINK, NEW);
        queues(link(request, index, 0, 0), queues).attribute(IFLA_IFNAME, name);
        int linkInfo = request.begin(IFLA_LINKINFO);
        request.attribute(IFLA_INFO_KIND, "veth");
        int infoData = request.begin(IFLA_INFO_DATA);
        int peer = request.begin(VETH_INFO_PEER);
        queues(link(request, peerIndex, 0, 0), queues).attribute(IFLA_IFNAME, peerName);
        request.attribute(IFLA_NET_NS_FD, peerNamespace.descriptor());
        request.end(peer).end(infoData).end(linkInfo);
        make(request);
    }

    /**
     * Switches an interface on.
     *
     * @param index the interface
     * @throws IOException if the kernel refuses
     */
    public void setUp(int index) throws IOException {
        make(change("up " + index, index, IFF_UP, IFF_UP));
    }

    /**
     * Switches an interface off.
     *
     * @param index the interface
     * @throws IOException if the kernel refuses
     */
    public void setDown(int index) throws IOException {
        make(change("down " + index, index, 0, IFF_UP));
    }

    /**
     * Sets the largest packet of an interface.
     *
     * @param index the interface
     * @param mtu octets without the link header
     * @throws IOException if the kernel refuses
     */
    public void setMtu(int index, int mtu) throws IOException {
        make(change("mtu " + mtu, index, 0, 0).attribute(IFLA_MTU, mtu));
    }

    /**
     * Keeps the kernel from making up a link-local address when an interface comes up.
     *
     * @param index the interface
     * @throws IOException if the kernel refuses
     */
    public void withoutGeneratedAddress(int index) throws IOException {
        NetlinkRequest request = change("addrgenmode none", index, 0, 0);
        int specifics = request.begin(IFLA_AF_SPEC);
        int ipv6 = request.begin(AddressFamily.AF_INET6.number());
        request.attribute(IFLA_INET6_ADDR_GEN_MODE, new byte[] {IN6_ADDR_GEN_MODE_NONE});
        make(request.end(ipv6).end(specifics));
    }

    /**
     * Removes an interface, and with it the other end of its cable.
     *
     * @param index the interface
     * @throws IOException if the kernel refuses
     */
    public void remove(int index) throws IOException {
        NetlinkRequest request = new NetlinkRequest("RTM_DELLINK " + index, RTM_DELLINK, NetlinkRequest.NLM_F_ACK);
        make(link(request, index, 0, 0));
    }

    /**
     * Gives an interface an address, which is in force at once: duplicate address detection is left out.
     *
     * @param index the interface
     * @param address the address
     * @throws IOException if the kernel refuses
     */
    public void addAddress(int index, InterfaceAddress address) throws IOException {
        NetlinkRequest request = new NetlinkRequest("RTM_NEWADDR " + address, RTM_NEWADDR, NEW);
        byte[] octets = address.address().getAddress();
        request.u8(family(address.address()).number()).u8(address.prefixLength());
        request.u8(address.address() instanceof Inet6Address ? IFA_F_NODAD : 0).u8(RT_SCOPE_UNIVERSE);
        request.u32(index);
        make(request.attribute(IFA_LOCAL, octets).attribute(IFA_ADDRESS, octets));
    }

    /**
     * Sends what is for a network to a gateway.
     *
     * @param network the network; prefix length 0 for all
     * @param gateway a neighbour
     * @throws IOException if the kernel refuses
     */
    public void addRoute(InterfaceAddress network, InetAddress gateway) throws IOException {
        NetlinkRequest request = new NetlinkRequest("RTM_NEWROUTE " + network, RTM_NEWROUTE, NEW);
        request.u8(family(gateway).number()).u8(network.prefixLength()).u8(0).u8(0);
        request.u8(RT_TABLE_MAIN).u8(RTPROT_STATIC).u8(RT_SCOPE_UNIVERSE).u8(RTN_UNICAST);
        request.u32(0);
        if (network.prefixLength() > 0) {
            request.attribute(RTA_DST, network.address().getAddress());
        }
        make(request.attribute(RTA_GATEWAY, gateway.getAddress()));
    }

    /** Ends the conversation. What was changed stays. */
    @Override
    public void close() {
        kernel.close();
    }

    private void make(NetlinkRequest request) throws IOException {
        kernel.ask(request, unexpected -> {});
    }

    /** Writes a {@code struct ifinfomsg}. */
    private static NetlinkRequest change(String what, int index, int flags, int mask) {
        NetlinkRequest request = new NetlinkRequest("RTM_NEWLINK " + what, RTM_NEWLINK, NetlinkRequest.NLM_F_ACK);
        return link(request, index, flags, mask);
    }

    private static NetlinkRequest link(NetlinkRequest request, int index, int flags, int change) {
        return request.u32(0).u32(index).u32(flags).u32(change);
    }

    private static NetlinkRequest queues(NetlinkRequest request, int queues) {
        return queues == 1
                ? request
                : request.attribute(IFLA_NUM_TX_QUEUES, queues).attribute(IFLA_NUM_RX_QUEUES, queues);
    }

    private static AddressFamily family(InetAddress address) {
        return address instanceof Inet6Address ? AddressFamily.AF_INET6 : AddressFamily.AF_INET;
    }
}
