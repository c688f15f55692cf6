package io.rawnet.linux.call;

import io.rawnet.linux.memory.NativeMemory;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The interfaces of the calling thread's network namespace with their MTU (netdevice(7), SIOCGIFMTU), for messages. */
final class InterfaceMtu {
    private static final int AF_INET = 2;
    private static final int SOCK_DGRAM_CLOEXEC = 0x80002;
    private static final int SIOCGIFMTU = 0x8921;
    private static final int IFREQ_SIZE = 40;

    private InterfaceMtu() {}

    /** {@return name and MTU in octets of each interface; empty where the kernel gives no answer} */
    static Map<String, Integer> ofAll() {
        Map<String, Integer> found = new LinkedHashMap<>();
        int socket = SocketCalls.socket(AF_INET, SOCK_DGRAM_CLOEXEC, 0);
        if (socket < 0) {
            return found;
        }
        try {
            NativeMemory request = NativeMemory.allocate(IFREQ_SIZE);
            for (String name : NetworkCalls.interfaces().values()) {
                request.octets().put(0, new byte[IFREQ_SIZE]);
                request.octets().put(0, name.getBytes(StandardCharsets.ISO_8859_1));
                if (DescriptorCalls.ioctl(socket, SIOCGIFMTU, request.address()) == 0) {
                    found.put(name, request.octets().getInt(NetworkCalls.INTERFACE_NAME_SIZE));
                }
            }
            Reference.reachabilityFence(request);
            return found;
        } finally {
            DescriptorCalls.close(socket);
        }
    }
}
