package io.rawnet.testkit.junit;

import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.linux.network.NetworkNamespace;
import io.rawnet.linux.socket.AddressFamily;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.SocketType;
import io.rawnet.linux.xdp.BpfObjects;
import io.rawnet.linux.xdp.UmemRegistration;
import io.rawnet.linux.xdp.XdpOptions;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Finds out once, on a thread that is thrown away, whether something can be done in a network namespace of its own. */
final class Probe {
    private static final int FRAMES_LENGTH = 1 << 20;
    private static final int FRAME_LENGTH = 2048;

    private final Attempt attempt;
    /** Why not, empty if it can be done, null as long as nobody tried. */
    private Optional<String> missing;

    Probe(Attempt attempt) {
        this.attempt = attempt;
    }

    /** {@return why it cannot be done; empty if it can} */
    synchronized Optional<String> missing() {
        if (missing == null) {
            CompletableFuture<Optional<String>> answer =
                    CompletableFuture.supplyAsync(this::make, work -> new Thread(work, "privilege test").start());
            missing = answer.join();
        }
        return missing;
    }

    private Optional<String> make() {
        try {
            NetworkNamespace.unshare();
            attempt.make();
            return Optional.empty();
        } catch (IOException | UnsupportedOperationException refused) {
            return Optional.of(refused.getMessage());
        }
    }

    /** Gives a socket as much memory as a test needs: only some is left to users who may not lock more. */
    static void openXdpSocket() throws IOException {
        int socket = SystemCallException.check(
                "socket(AF_XDP, SOCK_RAW, 0)",
                SocketCalls.socket(AddressFamily.AF_XDP.number(), SocketType.SOCK_RAW.number(), 0));
        int page = DescriptorCalls.pageSize();
        NativeMemory frames = NativeMemory.allocate(FRAMES_LENGTH + page);
        ByteBuffer structure = UmemRegistration.of(frames.address() + page - 1 & -page, FRAMES_LENGTH, FRAME_LENGTH);
        NativeMemory registration = NativeMemory.allocate(structure.remaining());
        registration.octets().put(0, structure, 0, structure.remaining());
        KernelOption option = XdpOptions.XDP_UMEM_REG;
        int result = SocketCalls.setsockopt(
                socket, option.level(), option.number(), registration.address(), registration.length());
        DescriptorCalls.close(socket);
        Reference.reachabilityFence(registration);
        Reference.reachabilityFence(frames);
        if (result == -Errno.ENOBUFS.number()) {
            throw new IOException("this user may not lock " + FRAMES_LENGTH + " octets of memory: raise ulimit -l");
        }
        SystemCallException.check("setsockopt(XDP_UMEM_REG)", result);
    }

    /** Takes the capabilities that loading and attaching a program take too. */
    static void createSocketMap() throws IOException {
        int map = BpfObjects.socketMap(1).send();
        DescriptorCalls.close(SystemCallException.check("bpf(BPF_MAP_CREATE)", map));
    }

    /** What a test needs. */
    @FunctionalInterface
    interface Attempt {
        void make() throws IOException;
    }
}
