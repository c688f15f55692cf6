package io.rawnet.packet;

import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.memory.NativeMemory;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An interface as the kernel describes it to a socket (netdevice(7)): the one in the socket's network namespace, whatever the calling
 * thread's is.
 *
 * @param index its index
 * @param name its name
 * @param mtu the most octets of a packet behind the link header
 * @param hardwareType its kind of link
 * @param needsAddress whether a link header needs a destination: not on loopback, nor without ARP
 */
record NetworkDevice(int index, String name, int mtu, HardwareType hardwareType, boolean needsAddress) {
    private static final int SIOCGIFNAME = 0x8910;
    private static final int SIOCGIFFLAGS = 0x8913;
    private static final int SIOCGIFMTU = 0x8921;
    private static final int SIOCGIFHWADDR = 0x8927;
    private static final int IFF_UP = 0x1;
    private static final int IFF_LOOPBACK_OR_NOARP = 0x8 | 0x80;

    /** Octets of {@code struct ifreq}: the name, and behind it what is asked. */
    private static final int REQUEST_SIZE = 40;

    private static final int NAME_SIZE = 16;

    /**
     * {@return the interface of an index; empty if there is none, or the socket was closed}
     *
     * @param socket the socket
     * @param index the interface's index
     */
    static Optional<NetworkDevice> of(ChannelSocket socket, int index) {
        NativeMemory request = NativeMemory.allocate(REQUEST_SIZE);
        request.octets().putInt(NAME_SIZE, index);
        NetworkDevice[] found = new NetworkDevice[1];
        try {
            socket.call("ioctl", descriptor -> {
                if (DescriptorCalls.ioctl(descriptor, SIOCGIFNAME, request.address()) == 0) {
                    byte[] name = new byte[NAME_SIZE];
                    request.octets().get(0, name);
                    found[0] = new NetworkDevice(
                            index,
                            new String(name, StandardCharsets.ISO_8859_1).split("\0", 2)[0],
                            ask(descriptor, SIOCGIFMTU, request),
                            new HardwareType(ask(descriptor, SIOCGIFHWADDR, request) & 0xFFFF),
                            (ask(descriptor, SIOCGIFFLAGS, request) & IFF_LOOPBACK_OR_NOARP) == 0);
                }
                return 0;
            });
        } catch (IOException closed) {
            return Optional.empty();
        }
        Reference.reachabilityFence(request);
        return Optional.ofNullable(found[0]);
    }

    /** {@return whether an interface is up, in the network namespace of a socket} */
    static boolean isUp(int socket, int index) {
        NativeMemory request = NativeMemory.allocate(REQUEST_SIZE);
        request.octets().putInt(NAME_SIZE, index);
        boolean found = DescriptorCalls.ioctl(socket, SIOCGIFNAME, request.address()) == 0;
        return found && (ask(socket, SIOCGIFFLAGS, request) & IFF_UP) != 0;
    }

    private static int ask(int descriptor, int what, NativeMemory request) {
        return DescriptorCalls.ioctl(descriptor, what, request.address()) < 0
                ? 0
                : request.octets().getInt(NAME_SIZE);
    }
}
