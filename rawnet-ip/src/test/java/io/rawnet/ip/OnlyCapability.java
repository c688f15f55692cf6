package io.rawnet.ip;

import io.rawnet.linux.call.NetworkCalls;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.testkit.Host;
import java.io.IOException;
import java.lang.ref.Reference;
import java.util.concurrent.ExecutionException;

/** Runs code on a thread that has one capability and no other (capset(2)). */
final class OnlyCapability {
    static final int NET_BIND_SERVICE = 10;
    static final int NET_ADMIN = 12;
    static final int NET_RAW = 13;

    private static final int VERSION_3 = 0x2008_0522;
    private static final int EFFECTIVE = 8;
    private static final int PERMITTED = 12;

    private OnlyCapability() {}

    static void run(Host host, int capability, Host.Action code) throws Exception {
        try {
            host.background(() -> {
                        keep(capability);
                        code.run();
                        return null;
                    })
                    .get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception exception) {
                throw exception;
            }
            throw (Error) failed.getCause();
        }
    }

    private static void keep(int capability) throws IOException {
        NativeMemory memory = NativeMemory.allocate(EFFECTIVE + 24);
        memory.octets().putInt(0, VERSION_3).putInt(EFFECTIVE, 1 << capability).putInt(PERMITTED, 1 << capability);
        SystemCallException.check(
                "capset(" + capability + ")", NetworkCalls.capset(memory.address(), memory.address() + EFFECTIVE));
        Reference.reachabilityFence(memory);
    }
}
