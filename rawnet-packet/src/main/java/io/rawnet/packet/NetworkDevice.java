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
 * @param name its name
 * @param mtu the most octets of a packet behind the link header
 * @param hardwareType its kind of link
 * @param needsAddress whether a frame for it needs a destination: not on loopback, nor without ARP
 */
record NetworkDevice(String name, int mtu, HardwareType hardwareType, boolean needsAddress) {
    private static final int SIOCGIFNAME = 0x8910;
    private static final int SIOCGIFFLAGS = 0x8913;
    private static final int SIOCGIFMTU = 0x8921;
    private static final int SIOCGIFHWADDR = 0x8927;

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
        NetworkDevice[] found = new NetworkDevice[1];
        try {
            socket.call("ioctl", descriptor -> {
                found[0] = of(descriptor, index);
                return 0;
            });
        } catch (IOException closed) {
            return Optional.empty();
        }
        return Optional.ofNullable(found[0]);
    }

    private static NetworkDevice of(int descriptor, int index) {
        NativeMemory request = NativeMemory.allocate(REQUEST_SIZE);
        request.octets().putInt(NAME_SIZE, index);
        if (DescriptorCalls.ioctl(descriptor, SIOCGIFNAME, request.address()) < 0) {
            return null;
        }
        byte[] name = new byte[NAME_SIZE];
        request.octets().get(0, name);
        int mtu = ask(descriptor, SIOCGIFMTU, request);
        int type = ask(descriptor, SIOCGIFHWADDR, request) & 0xFFFF;
        int flags = ask(descriptor, SIOCGIFFLAGS, request);
        return new NetworkDevice(
                new String(name, StandardCharsets.ISO_8859_1).split("\0", 2)[0],
                mtu,
                new HardwareType(type),
                (flags & IFF_LOOPBACK_OR_NOARP) == 0);
    }

    private static int ask(int descriptor, int what, NativeMemory request) {
        int result = DescriptorCalls.ioctl(descriptor, what, request.address());
        int answer = result < 0 ? 0 : request.octets().getInt(NAME_SIZE);
        Reference.reachabilityFence(request);
        return answer;
    }
}
