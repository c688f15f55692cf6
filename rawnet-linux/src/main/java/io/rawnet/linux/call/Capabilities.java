package io.rawnet.linux.call;

import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.memory.NativeMemory;
import java.io.IOException;
import java.lang.ref.Reference;

/** The capabilities of the calling thread (capabilities(7)): each thread has its own, and the threads it starts inherit them. */
public final class Capabilities {
    private static final int VERSION_3 = 0x2008_0522;
    private static final int HEADER_LENGTH = 8;
    /** Effective, permitted and inheritable, 32 bits each, twice. */
    private static final int DATA_LENGTH = 24;

    private Capabilities() {}

    /**
     * Gives up all capabilities of the calling thread for good (capset(2)): even user 0 may do no more than anybody then.
     *
     * @throws IllegalStateException if the calling thread is a virtual one, whose carrier would lose them
     * @throws IOException if the kernel refuses
     */
    public static void dropAll() throws IOException {
        CallingThread.requirePlatform("give up capabilities");
        NativeMemory memory = NativeMemory.allocate(HEADER_LENGTH + DATA_LENGTH);
        memory.octets().putInt(0, VERSION_3);
        SystemCallException.check(
                "capset(none)", NetworkCalls.capset(memory.address(), memory.address() + HEADER_LENGTH));
        Reference.reachabilityFence(memory);
    }
}
