package io.rawnet.linux.socket;

import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.memory.NativeMemory;
import java.lang.ref.Reference;

/**
 * The error that waits at a socket (socket(7), SO_ERROR), for who waits for something else than a call that would report it. Asking for
 * it clears it.
 */
public final class PendingError {
    private PendingError() {}

    /**
     * {@return 0 if there is none, or the negated error number}
     *
     * @param descriptor the socket
     */
    public static int take(int descriptor) {
        NativeMemory memory = NativeMemory.allocate(2 * Integer.BYTES);
        memory.octets().putInt(0, Integer.BYTES);
        KernelOption option = SocketLevelOptions.SO_ERROR;
        int result = SocketCalls.getsockopt(
                descriptor, option.level(), option.number(), memory.address() + Integer.BYTES, memory.address());
        int error = memory.octets().getInt(Integer.BYTES);
        Reference.reachabilityFence(memory);
        return result < 0 ? result : -error;
    }
}
