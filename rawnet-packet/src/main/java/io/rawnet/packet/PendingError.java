package io.rawnet.packet;

import io.rawnet.channel.waiting.Descriptor;
import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.SocketLevelOptions;

/** Reads the pending error of a socket (socket(7), SO_ERROR), for rings, which wait without a system call that would report it. */
final class PendingError {
    private final NativeMemory memory = NativeMemory.allocate(2 * Integer.BYTES);

    /**
     * {@return the negated error number, or {@link Descriptor#WOULD_BLOCK} if there is none} Reading clears it.
     *
     * @param descriptor the socket
     */
    synchronized int take(int descriptor) {
        memory.octets().putInt(0, Integer.BYTES);
        KernelOption option = SocketLevelOptions.SO_ERROR;
        int result = SocketCalls.getsockopt(
                descriptor, option.level(), option.number(), memory.address() + Integer.BYTES, memory.address());
        int error = result < 0 ? -result : memory.octets().getInt(Integer.BYTES);
        return error == 0 ? Descriptor.WOULD_BLOCK : -error;
    }
}
