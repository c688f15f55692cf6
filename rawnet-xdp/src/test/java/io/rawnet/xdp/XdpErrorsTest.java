package io.rawnet.xdp;

import static io.rawnet.xdp.Failures.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.bpf.ebpf.EbpfAssembler;
import io.rawnet.channel.InterfaceDownException;
import io.rawnet.channel.NoSuchInterfaceException;
import io.rawnet.linux.network.NetworkChanges;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import io.rawnet.testkit.junit.Requires;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Requires(Requirements.XDP)
@InPrivateNetwork
@Timeout(60)
class XdpErrorsTest {
    private Cable cable;
    private int left;

    @BeforeEach
    void lay() throws Exception {
        cable = Cable.lay();
        left = cable.left();
    }

    @Test
    void queueIsInUse() throws Exception {
        XdpSocket first = Frames.sender(left);
        assertFails(() -> Frames.sender(left), "EBUSY", "Queue 0 of " + Cable.name(left), "ethtool -l");
        first.close();
        // the kernel frees it some milliseconds later
        Frames.sender(left).close();
    }

    @Test
    void queueDoesNotExist() {
        assertFails(
                () -> XdpSocket.builder().sendOnly().open(left, 77),
                "EINVAL",
                Cable.name(left) + " has no queue 77",
                "ethtool -l");
    }

    @Test
    void driverCannotDoWithoutCopies() {
        assertFails(() -> few().copyMode(CopyMode.ZERO_COPY).open(left, 0), "EOPNOTSUPP", "CopyMode.ANY");
    }

    @Test
    void frameIsLargerThanAPage() {
        assertFails(
                () -> XdpSocket.builder().frameCount(16).frameSize(65536).open(left, 0),
                "EINVAL",
                "page size",
                "65536");
    }

    @Test
    @Requires(Requirements.BPF)
    void anotherProgramIsAttached() throws Exception {
        XdpProgram first = XdpProgram.builder().mode(AttachMode.DRIVER).attach(left);
        assertFails(
                () -> XdpProgram.builder().mode(AttachMode.DRIVER).attach(left),
                "EBUSY",
                "ip link set dev " + Cable.name(left) + " xdp off");
        assertFails(() -> XdpProgram.builder().mode(AttachMode.SKB).attach(left), "EEXIST", "in another mode");
        first.close();
        XdpProgram.builder().mode(AttachMode.SKB).attach(left).close();
    }

    @Test
    @Requires(Requirements.BPF)
    void verifierSaysWhatIsWrongWithAProgram() {
        byte[] withoutResult = new EbpfAssembler().exit().program().toOctets();
        assertThatThrownBy(() -> ProgramLoader.loadWithLog(withoutResult, "none"))
                .isInstanceOfSatisfying(ProgramRefusedException.class, refusal -> {
                    assertThat(refusal).hasMessageContainingAll("bpf(BPF_PROG_LOAD)", "EACCES", "R0 !read_ok");
                    assertThat(refusal.log()).contains("0: (95) exit", "R0 !read_ok");
                });
    }

    @Test
    void packetsDoNotFitIntoFrames() throws Exception {
        try (NetworkChanges changes = new NetworkChanges()) {
            changes.setMtu(left, 3000);
        }
        assertThatThrownBy(() -> XdpSocket.builder().open(left, 0))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("MTU 3000", "1792", "ip link set " + Cable.name(left) + " mtu 1770");
        Frames.sender(left).close();
        few().frameSize(4096).open(left, 0).close();
    }

    @Test
    void interfaceIsUnknown() {
        assertThatThrownBy(() -> Frames.sender(999_999)).isInstanceOf(NoSuchInterfaceException.class);
        assertThatThrownBy(() -> XdpProgram.builder().attach("nowhere"))
                .isInstanceOf(NoSuchInterfaceException.class)
                .hasMessageContainingAll("nowhere", Cable.name(left));
    }

    @Test
    void ordinaryUserLearnsOfAllThreeCapabilitiesAtOnce(PrivateNetwork network) throws Exception {
        network.local().callUnprivileged(() -> {
            assertFails(() -> XdpSocket.builder().open(left, 0), "EPERM", "CAP_NET_RAW", "CAP_BPF", "CAP_NET_ADMIN");
            assertFails(() -> XdpProgram.builder().attach(left), "EPERM", "CAP_NET_RAW", "CAP_BPF", "CAP_NET_ADMIN");
            assertThatThrownBy(() -> Frames.sender(left))
                    .hasMessageContaining("CAP_NET_RAW")
                    .message()
                    .doesNotContain("CAP_BPF");
            return null;
        });
    }

    @Test
    @Requires({"unshare", "ip"})
    void ordinaryUserSendsInANamespaceOfHisOwnAsLongAsTheMemoryMayBeLocked(PrivateNetwork network) throws Exception {
        String java = String.join(" ", JavaProgram.command(UnprivilegedSender.class));
        Process process = network.local()
                .start("unshare", "-Urn", "sh", "-c", "ip link set lo up && ulimit -l 64 && exec " + java);
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.lines().filter(line -> line.startsWith(UnprivilegedSender.MARK)))
                    .satisfiesExactly(
                            refused -> assertThat(refused)
                                    .contains("ENOBUFS", "8388608 octets", "ulimit -l", "CAP_IPC_LOCK"),
                            sent -> assertThat(sent).endsWith("10 sent"),
                            refused -> assertThat(refused)
                                    .contains("EPERM", "CAP_BPF", "private user namespace", "start it outside")
                                    .endsWith("."));
        }
    }

    @Test
    void interfaceThatIsDownStopsCallsAndGoesOn() throws Exception {
        try (XdpSocket socket = few().open(left, 0);
                NetworkChanges changes = new NetworkChanges()) {
            changes.setDown(left);
            assertThatThrownBy(socket::receive)
                    .isInstanceOf(InterfaceDownException.class)
                    .hasMessageContaining("ip link set " + Cable.name(left) + " up");
            socket.claim().put(Frames.numbered(1, 60));
            socket.submit();
            assertThatThrownBy(socket::flush).isInstanceOf(InterfaceDownException.class);
            changes.setUp(left);
            socket.flush();
            assertThat(socket.tryReceive()).isEmpty();
        }
    }

    @Test
    @Requires(Requirements.BPF)
    void removalOfTheInterfaceEndsEveryCall() throws Exception {
        try (XdpProgram program = XdpProgram.builder().attach(left);
                XdpSocket socket = XdpSocket.builder().open(left, 0);
                XdpSocket peer = XdpSocket.builder().open(cable.right(), 0)) {
            program.add(socket);
            List<CompletableFuture<IOException>> outcomes = new ArrayList<>();
            outcomes.add(untilFailure(socket::receive));
            outcomes.add(untilFailure(peer::receive));
            outcomes.add(untilFailure(() -> {
                Frames.send(peer, 0, 1);
                return null;
            }));
            cable.remove();
            for (CompletableFuture<IOException> outcome : outcomes) {
                assertThat(outcome.get(30, TimeUnit.SECONDS))
                        .isInstanceOfAny(InterfaceDownException.class, NoSuchInterfaceException.class);
            }
            for (ThrowingCallable call :
                    List.<ThrowingCallable>of(socket::receive, socket::tryReceive, peer::receive)) {
                assertThatThrownBy(call)
                        .isInstanceOf(NoSuchInterfaceException.class)
                        .hasMessageContaining("open another socket");
            }
            socket.claim().put(Frames.numbered(1, 60));
            socket.submit();
            assertThatThrownBy(socket::flush).isInstanceOf(NoSuchInterfaceException.class);
        }
    }

    /** {@return a builder of sockets with as little memory as an ordinary user may lock} */
    private static XdpSocketBuilder few() {
        return XdpSocket.builder().frameCount(64);
    }

    private static CompletableFuture<IOException> untilFailure(Callable<?> call) {
        CompletableFuture<IOException> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    if (call.call() instanceof XdpFrame frame) {
                        frame.close();
                    }
                }
            } catch (IOException failure) {
                outcome.complete(failure);
            } catch (Throwable unexpected) {
                outcome.completeExceptionally(unexpected);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return outcome;
    }
}
