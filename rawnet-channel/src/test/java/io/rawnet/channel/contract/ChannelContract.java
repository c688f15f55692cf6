package io.rawnet.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.SocketKind;
import io.rawnet.channel.ChannelOption;
import io.rawnet.channel.ChannelOptions;
import io.rawnet.channel.RawChannel;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.lang.management.ManagementFactory;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every channel and ring promises: waiting, closing, interrupts, timeouts, options, errors. Each module runs it for its own kinds. */
@InPrivateNetwork
@Timeout(60)
public abstract class ChannelContract {
    /** Long enough for whatever must happen. */
    protected static final Duration SOON = Duration.ofSeconds(20);

    private static final Duration SHORT = Duration.ofMillis(100);

    /** The channel or ring under test. */
    protected Subject subject;

    /**
     * {@return a new channel or ring that is idle}
     *
     * @param network the test's network
     * @throws Exception if that fails
     */
    protected abstract Subject open(PrivateNetwork network) throws Exception;

    @BeforeEach
    void openSubject(PrivateNetwork network) throws Exception {
        subject = open(network);
    }

    @AfterEach
    void closeSubject() throws Exception {
        subject.close();
    }

    @Test
    void endsEveryCallAfterTheClose() throws Exception {
        RawChannel<?> channel = subject.channel();
        channel.close();
        channel.close();
        assertThat(channel.isOpen()).isFalse();
        assertClosed(() -> subject.take(Optional.empty()));
        assertClosed(() -> subject.take(Optional.of(Duration.ZERO)));
        assertClosed(() -> subject.take(Optional.of(SOON)));
        assertClosed(subject::tryTake);
        assertClosed(() -> channel.getOption(StandardSocketOptions.SO_RCVBUF));
        assertClosed(() -> channel.setOption(StandardSocketOptions.SO_RCVBUF, 10_000));
        assertClosed(() -> channel.attachFilter(BpfProgram.acceptAll()));
        assertClosed(channel::detachFilter);
        assertClosed(channel::lockFilter);
    }

    private static void assertClosed(ThrowingCallable call) {
        assertThatThrownBy(call).isExactlyInstanceOf(ClosedChannelException.class);
    }

    @ParameterizedTest
    @EnumSource
    void endsBlockedCallsWhenAnotherThreadCloses(ThreadKind kind) throws Exception {
        assumeWaits();
        List<Background> blocked = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            Optional<Duration> timeout = thread % 2 == 0 ? Optional.empty() : Optional.of(SOON);
            blocked.add(inBackground(kind, () -> subject.take(timeout)));
        }
        for (Background call : blocked) {
            Callers.await(call.thread());
        }
        subject.channel().close();
        for (Background call : blocked) {
            assertThatThrownBy(() -> await(call.result())).isExactlyInstanceOf(AsynchronousCloseException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void closesWhenABlockedThreadIsInterrupted(ThreadKind kind) throws Exception {
        assumeWaits();
        Background other = inBackground(kind, () -> subject.take(Optional.empty()));
        Background interrupted = inBackground(kind, () -> subject.take(Optional.empty()));
        Callers.await(other.thread());
        Callers.await(interrupted.thread());
        interrupted.thread().interrupt();
        assertThatThrownBy(() -> await(interrupted.result())).isExactlyInstanceOf(ClosedByInterruptException.class);
        assertThatThrownBy(() -> await(other.result())).isExactlyInstanceOf(AsynchronousCloseException.class);
        assertThat(subject.channel().isOpen()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void closesWhenAnInterruptedThreadBeginsACallThatMayWait(ThreadKind kind) throws Exception {
        assumeWaits();
        subject.provide();
        CompletableFuture<Boolean> interruptedAfter = new CompletableFuture<>();
        Background call = inBackground(kind, () -> {
            Thread.currentThread().interrupt();
            try {
                subject.take(Optional.empty());
            } finally {
                interruptedAfter.complete(Thread.currentThread().isInterrupted());
            }
        });
        assertThatThrownBy(() -> await(call.result())).isExactlyInstanceOf(ClosedByInterruptException.class);
        assertThat(await(interruptedAfter)).isTrue();
        assertThat(subject.channel().isOpen()).isFalse();
    }

    @Test
    void isNotClosedByAnInterruptAfterTheCall() throws Exception {
        subject.provide();
        Background call = inBackground(ThreadKind.PLATFORM, () -> {
            subject.take(Optional.of(SOON));
            Thread.currentThread().interrupt();
        });
        await(call.result());
        assertThat(subject.channel().isOpen()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void wakesWhenThereIsSomethingToTake(ThreadKind kind) throws Exception {
        assumeWaits();
        Background forEver = inBackground(kind, () -> subject.take(Optional.empty()));
        Callers.await(forEver.thread());
        assertThat(forEver.result()).isNotDone();
        subject.provide();
        await(forEver.result());
        Background longest = inBackground(kind, () -> subject.take(Optional.of(Duration.ofSeconds(Long.MAX_VALUE))));
        Callers.await(longest.thread());
        assertThat(longest.result()).isNotDone();
        subject.provide();
        await(longest.result());
    }

    @ParameterizedTest
    @EnumSource
    void endsWhenTheTimeHasPassed(ThreadKind kind) throws Exception {
        assumeWaits();
        for (Duration timeout : List.of(Duration.ZERO, Duration.ofNanos(1), Duration.ofMillis(20))) {
            Background call = inBackground(kind, () -> subject.take(Optional.of(timeout)));
            assertThatThrownBy(() -> await(call.result())).isExactlyInstanceOf(SocketTimeoutException.class);
        }
        assertThat(subject.channel().isOpen()).isTrue();
        subject.provide();
        subject.take(Optional.of(SOON));
    }

    @Test
    void takesWhatIsThereWithoutWaiting() throws Exception {
        assumeWaits();
        assertThat(subject.tryTake()).isFalse();
        subject.provide();
        subject.take(Optional.of(SOON));
        assertThat(subject.tryTake()).isFalse();
    }

    @Test
    void refusesImpossibleTimeouts() {
        assertThatThrownBy(() -> subject.takeWithin(Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("timeout", "PT-0.000000001S");
        assertThatThrownBy(() -> subject.takeWithin(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("timeout");
    }

    @Test
    void sleepsWhileItWaits() throws Exception {
        assumeWaits();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        CompletableFuture<Long> used = new CompletableFuture<>();
        inBackground(ThreadKind.PLATFORM, () -> {
            assertThatThrownBy(() -> subject.take(Optional.of(SHORT))).isInstanceOf(SocketTimeoutException.class);
            long before = threads.getCurrentThreadCpuTime();
            assertThatThrownBy(() -> subject.take(Optional.of(Duration.ofSeconds(1))))
                    .isInstanceOf(SocketTimeoutException.class);
            used.complete(threads.getCurrentThreadCpuTime() - before);
        });
        assertThat(await(used)).isLessThan(Duration.ofMillis(50).toNanos());
    }

    @Test
    void allocatesNothingWhenThereIsNothingToTake() throws Exception {
        assumeWaits();
        double octets = Allocation.perCall(() -> {
            if (subject.tryTake()) {
                throw new AssertionError("nobody sends");
            }
        });
        // what compilation itself allocates in this thread is far less than one object a call
        assertThat(octets).isLessThan(1);
    }

    /** {@return whether filter expressions are compiled for this kind of socket} */
    protected boolean expressionsAreCompiledForIt() {
        return true;
    }

    @Test
    void refusesProgramsForAnotherKindOfSocket() throws Exception {
        RawChannel<?> channel = subject.channel();
        List<SocketKind> taken = new ArrayList<>();
        for (SocketKind kind : SocketKind.values()) {
            BpfProgram program = new BpfProgram(BpfProgram.acceptAll().instructions(), Optional.of(kind));
            try {
                channel.attachFilter(program);
                taken.add(kind);
            } catch (IllegalArgumentException refusal) {
                assertThat(refusal).hasMessageContaining("compiled for " + kind);
            }
        }
        assertThat(taken).hasSize(expressionsAreCompiledForIt() ? 1 : 0);
        channel.attachFilter(BpfProgram.acceptAll());
    }

    @Test
    void compilesExpressionsForItsKindOfSocket() throws Exception {
        RawChannel<?> channel = subject.channel();
        if (expressionsAreCompiledForIt()) {
            assertThat(channel.attachFilter("tcp or udp port 53")).isSameAs(channel);
            assertThatThrownBy(() -> channel.attachFilter("tcp prt 53")).isInstanceOf(BpfSyntaxException.class);
            assertThat(channel.detachFilter()).isSameAs(channel);
        } else {
            assertThatThrownBy(() -> channel.attachFilter("tcp"))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("no filter expression");
        }
    }

    @Test
    void returnsItselfFromWhatChangesIt() throws Exception {
        RawChannel<?> channel = subject.channel();
        assertThat(channel.attachFilter(BpfProgram.acceptAll())).isSameAs(channel);
        assertThat(channel.detachFilter()).isSameAs(channel);
        assertThat(channel.setOption(ChannelOptions.PRIORITY, 3)).isSameAs(channel);
        assertThat(channel.getOption(ChannelOptions.PRIORITY)).isEqualTo(3);
        assertThat(channel.lockFilter()).isSameAs(channel);
    }

    @Test
    void hasTheOptionsOfAllChannels() {
        assertThat(subject.channel().supportedOptions())
                .contains(
                        StandardSocketOptions.SO_RCVBUF,
                        StandardSocketOptions.SO_SNDBUF,
                        ChannelOptions.MARK,
                        ChannelOptions.PRIORITY,
                        ChannelOptions.BUSY_POLL,
                        ChannelOptions.TIMESTAMP,
                        ChannelOptions.RECEIVE_BUFFER_FORCE,
                        ChannelOptions.SEND_BUFFER_FORCE);
    }

    @Test
    void refusesImpossibleOptionsBeforeTheSystemCall() {
        RawChannel<?> channel = subject.channel();
        assertThatThrownBy(() -> channel.setOption(StandardSocketOptions.SO_RCVBUF, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SO_RCVBUF must be 0 to 1073741824, not -1");
        assertThatThrownBy(() -> channel.setOption(ChannelOptions.PRIORITY, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PRIORITY must be 0 or more, not -1");
        assertThatThrownBy(() -> channel.setOption(ChannelOptions.BUSY_POLL, -5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("BUSY_POLL", "0 or more", "-5");
        ChannelOption<Integer> unknown = new ChannelOption<>("NO_SUCH_OPTION", Integer.class);
        assertThatThrownBy(() -> channel.setOption(unknown, 1))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("NO_SUCH_OPTION");
        assertThatThrownBy(() -> channel.getOption(unknown))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("NO_SUCH_OPTION");
    }

    @Test
    void namesArgumentsThatAreNull() {
        RawChannel<?> channel = subject.channel();
        assertNull("option", () -> channel.getOption(null));
        assertNull("option", () -> channel.setOption(null, 1));
        assertNull("value", () -> channel.setOption(ChannelOptions.PRIORITY, null));
        assertNull("program", () -> channel.attachFilter((BpfProgram) null));
        if (expressionsAreCompiledForIt()) {
            assertNull("expression", () -> channel.attachFilter((String) null));
        }
    }

    /**
     * Asserts that a call refuses a null argument and names its parameter.
     *
     * @param parameter the parameter
     * @param call the call
     */
    protected static void assertNull(String parameter, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(parameter + " must not be null");
    }

    @Test
    void reportsErrorsByNumberNameAndCall() throws Exception {
        RawChannel<?> channel = subject.channel();
        assertThatThrownBy(channel::detachFilter).satisfies(failure -> {
            SystemCallException call = SystemCallException.in(failure).orElseThrow();
            assertThat(call.errno().number()).isEqualTo(2);
            assertThat(call.errno().name()).isEqualTo("ENOENT");
            assertThat(call.call()).contains("setsockopt(SO_DETACH_FILTER");
            assertThat(call).hasMessageContaining("No filter is attached");
        });
        channel.attachFilter(BpfProgram.acceptAll()).lockFilter();
        assertThatThrownBy(() -> channel.attachFilter(BpfProgram.dropAll())).satisfies(failure -> {
            SystemCallException call = SystemCallException.in(failure).orElseThrow();
            assertThat(call.errno().number()).isEqualTo(1);
            assertThat(call.errno().name()).isEqualTo("EPERM");
            assertThat(call).hasMessageContaining("locked").message().doesNotContain("CAP_");
        });
    }

    @Test
    void givesItsDescriptorBackWhenItIsDropped(PrivateNetwork network) throws Exception {
        long before = Descriptors.sockets();
        for (int dropped = 0; dropped < 20; dropped++) {
            open(network);
        }
        assertThat(Descriptors.sockets()).isGreaterThan(before);
        for (int tries = 0; tries < 1000 && Descriptors.sockets() > before; tries++) {
            System.gc();
            Thread.sleep(50);
        }
        assertThat(Descriptors.sockets()).isLessThanOrEqualTo(before);
    }

    /** Skips what needs a call that waits. */
    protected final void assumeWaits() {
        assumeTrue(subject.waits(), "nothing here waits: frames are free from the start");
    }

    /** {@return a call in a thread of its own} */
    static Background inBackground(ThreadKind kind, Call call) throws Exception {
        CompletableFuture<Void> result = new CompletableFuture<>();
        Thread thread = kind.start(() -> {
            try {
                call.run();
                result.complete(null);
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        return new Background(thread, result);
    }

    /** {@return the result of a call; throws what it threw} */
    static <T> T await(CompletableFuture<T> result) throws Exception {
        try {
            return result.get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception exception) {
                throw exception;
            }
            throw (Error) failed.getCause();
        }
    }

    /** A call that may throw anything. */
    @FunctionalInterface
    interface Call {
        void run() throws Throwable;
    }

    /** A call in another thread. */
    record Background(Thread thread, CompletableFuture<Void> result) {}
}
