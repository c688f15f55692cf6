package io.rawnet.channel.waiting;

import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.memory.NativeMemory;
import java.lang.ref.Reference;

/** The counter of an eventfd (eventfd(2)), which is readable once it was raised. */
final class WakeUp {
    /** Flags of the eventfd: close-on-exec and non-blocking. */
    private static final int EFD_CLOEXEC_NONBLOCK = 0x80800;

    private static final NativeMemory ONE = NativeMemory.allocate(Long.BYTES);

    static {
        ONE.octets().putLong(0, 1);
    }

    private WakeUp() {}

    /** {@return a new eventfd, or the negated error number} */
    static int create() {
        return DescriptorCalls.eventfd(0, EFD_CLOEXEC_NONBLOCK);
    }

    /** Raises the counter. */
    static int raise(int number) {
        return DescriptorCalls.write(number, ONE.address(), ONE.length());
    }

    /** Sets the counter to 0. */
    static void clear(int number, NativeMemory counter) {
        DescriptorCalls.read(number, counter.address(), counter.length());
        Reference.reachabilityFence(counter);
    }
}
