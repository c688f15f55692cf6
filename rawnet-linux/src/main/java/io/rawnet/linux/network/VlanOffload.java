package io.rawnet.linux.network;

import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.linux.socket.AddressFamily;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;

/** Whether an interface takes VLAN tags off packets before anybody sees them, as its driver tells (ethtool(8), {@code rxvlan}). */
public final class VlanOffload {
    private static final int SIOCETHTOOL = 0x8946;
    private static final int ETHTOOL_GFLAGS = 0x25;
    private static final int ETH_FLAG_RXVLAN = 1 << 8;

    private static final int SOCK_RAW_CLOEXEC = 0x80003;

    /** Octets of {@code struct ifreq}: the name, and behind it where the question is. */
    private static final int REQUEST_SIZE = 40;

    private static final int REQUEST_DATA = 16;

    /** Octets of {@code struct ethtool_value}: the question, and behind it the answer. */
    private static final int VALUE_SIZE = 8;

    private static final int VALUE_DATA = 4;

    private VlanOffload() {}

    /**
     * {@return whether an interface takes the outer tag off what it receives; false where its driver does not know the question}
     *
     * @param name the interface's name, in the network namespace of the calling thread
     * @throws IOException if no descriptor is left
     */
    public static boolean isOn(String name) throws IOException {
        NativeMemory value = NativeMemory.allocate(VALUE_SIZE);
        value.octets().putInt(0, ETHTOOL_GFLAGS);
        NativeMemory request = NativeMemory.allocate(REQUEST_SIZE);
        byte[] octets = name.getBytes(StandardCharsets.ISO_8859_1);
        request.octets().put(0, octets, 0, Math.min(octets.length, REQUEST_DATA - 1));
        request.octets().putLong(REQUEST_DATA, value.address());
        int socket = SystemCallException.check(
                "socket(AF_NETLINK)", SocketCalls.socket(AddressFamily.AF_NETLINK.number(), SOCK_RAW_CLOEXEC, 0));
        int result = DescriptorCalls.ioctl(socket, SIOCETHTOOL, request.address());
        DescriptorCalls.close(socket);
        Reference.reachabilityFence(request);
        return result == 0 && (value.octets().getInt(VALUE_DATA) & ETH_FLAG_RXVLAN) != 0;
    }
}
