package io.rawnet.channel.waiting;

import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.memory.NativeMemory;
import java.io.IOException;
import java.lang.ref.Reference;

/** An eventfd (eventfd(2)): a descriptor that is readable once it was written, always writable, and never in error. */
final class Eventfd {
    private static final int EFD_CLOEXEC_NONBLOCK = 0x80800;

    private Eventfd() {}

    static int number() throws IOException {
        return SystemCallException.check("eventfd(0)", DescriptorCalls.eventfd(0, EFD_CLOEXEC_NONBLOCK));
    }

    static Descriptor open() throws IOException {
        return Descriptor.own("eventfd", number());
    }

    static int read(int descriptor) {
        NativeMemory octets = NativeMemory.allocate(Long.BYTES);
        int result = DescriptorCalls.read(descriptor, octets.address(), octets.length());
        Reference.reachabilityFence(octets);
        return result;
    }

    static int write(int descriptor) {
        NativeMemory octets = NativeMemory.allocate(Long.BYTES);
        octets.octets().putLong(0, 1);
        int result = DescriptorCalls.write(descriptor, octets.address(), octets.length());
        Reference.reachabilityFence(octets);
        return result;
    }
}
