package io.rawnet.xdp;

import static io.rawnet.xdp.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.text.BpfNotation;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.libc.Library;
import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.lang.ref.Reference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Kernels that lack something, played by this one: a filter of seccomp(2) answers for it to one thread. */
@InPrivateNetwork
@Timeout(60)
class KernelWithoutXdpTest {
    private static final boolean AARCH64 = System.getProperty("os.arch").equals("aarch64");
    private static final int NR_SOCKET = AARCH64 ? 198 : 41;
    private static final int NR_BPF = AARCH64 ? 280 : 321;
    private static final int NR_SECCOMP = AARCH64 ? 277 : 317;
    private static final int SECCOMP_SET_MODE_FILTER = 1;
    private static final int AF_XDP = 44;

    /** {@code struct sock_fprog}: how many instructions, and behind it where they are. */
    private static final int FILTER_SIZE = 16;

    private static final int FILTER_INSTRUCTIONS = 8;

    private int left;

    @BeforeEach
    void lay() throws Exception {
        left = Cable.lay().left();
    }

    @Test
    void withoutAfXdp() throws Exception {
        where(Errno.EAFNOSUPPORT, Errno.EINVAL, () -> {
            assertFails(() -> Frames.sender(left), "EAFNOSUPPORT", "CONFIG_XDP_SOCKETS", "rawnet-packet");
            assertFails(() -> XdpProgram.builder().attach(left), "EINVAL", "CONFIG_XDP_SOCKETS");
        });
    }

    @Test
    void withoutTheSystemCallForPrograms() throws Exception {
        where(
                Errno.EAFNOSUPPORT,
                new Errno(38),
                () -> assertFails(() -> XdpProgram.builder().attach(left), "ENOSYS", "CONFIG_BPF_SYSCALL"));
    }

    /** As with the sysctl kernel.unprivileged_bpf_disabled, or in a container. */
    @Test
    void whereProgramsAreForbidden() throws Exception {
        where(
                Errno.EAFNOSUPPORT,
                Errno.EPERM,
                () -> assertFails(
                        () -> XdpProgram.builder().attach(left), "EPERM", "CAP_NET_RAW", "CAP_BPF", "CAP_NET_ADMIN"));
    }

    /** Runs something where socket(2) of AF_XDP and bpf(2) end with error numbers. */
    private static void where(Errno socket, Errno bpf, Runnable code) throws Exception {
        BpfProgram filter = BpfNotation.ASSEMBLY.parse(
                """
                        ld [0]
                        jeq #%d, bpf
                        jne #%d, pass
                        ld [16]
                        jeq #%d, xdp
                  pass: ret #0x7fff0000
                  bpf:  ret #%d
                  xdp:  ret #%d
                """.formatted(NR_BPF, NR_SOCKET, AF_XDP, 0x50000 | bpf.number(), 0x50000 | socket.number()));
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                install(filter);
                code.run();
                done.complete(null);
            } catch (Throwable failure) {
                done.completeExceptionally(failure);
            }
        });
        thread.start();
        done.get(30, TimeUnit.SECONDS);
    }

    /** Lets a program decide about all system calls of the calling thread, for good. */
    private static void install(BpfProgram program) {
        NativeMemory instructions = NativeMemory.allocate(program.length());
        instructions.octets().put(0, program.toOctets());
        NativeMemory filter = NativeMemory.allocate(FILTER_SIZE);
        filter.octets().putShort(0, (short) program.size()).putLong(FILTER_INSTRUCTIONS, instructions.address());
        assertThat(Library.functions().syscall(NR_SECCOMP, SECCOMP_SET_MODE_FILTER, 0, filter.address()))
                .isZero();
        Reference.reachabilityFence(instructions);
        Reference.reachabilityFence(filter);
    }
}
