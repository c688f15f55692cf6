package io.rawnet.channel.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.channel.contract.Callers;
import io.rawnet.channel.contract.Promptness;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import java.io.File;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class DescriptorTest {
    private static final int NOTHING = -Errno.EAGAIN.number();
    private static final int CYCLES = 100_000;
    private static final int SECONDS = 30;
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private static final Blocking NOBODY = () -> {};

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() throws Exception {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closeWakesEveryWaitingCall() throws Exception {
        Descriptor descriptor = Eventfd.open();
        List<Future<?>> waiting = new ArrayList<>();
        CountDownLatch inside = new CountDownLatch(8);
        for (int thread = 0; thread < 8; thread++) {
            waiting.add(threads.submit(() -> call(descriptor, Readiness.READ, Deadline.NEVER, number -> {
                inside.countDown();
                return NOTHING;
            })));
        }
        inside.await();
        descriptor.close();
        for (Future<?> call : waiting) {
            assertThatThrownBy(() -> call.get(SECONDS, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(AsynchronousCloseException.class);
        }
    }

    @Test
    void refusesCallsAfterClose() throws Exception {
        Descriptor descriptor = Eventfd.open();
        descriptor.close();
        descriptor.close();
        assertThat(descriptor.isOpen()).isFalse();
        assertThatThrownBy(() -> descriptor.attempt(number -> 0)).isExactlyInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> call(descriptor, Readiness.READ, Deadline.NEVER, number -> 0))
                .isExactlyInstanceOf(ClosedChannelException.class);
        // a call waits after it has tried: it was closed in between
        assertThatThrownBy(() -> await(descriptor, Readiness.READ, Deadline.NEVER, NOBODY, number -> 0))
                .isExactlyInstanceOf(AsynchronousCloseException.class);
        assertThatThrownBy(() -> descriptor.register(new Epoll<String>(), 1, "any"))
                .isExactlyInstanceOf(ClosedChannelException.class);
    }

    @Test
    void keepsTheNumberUntilTheLastCallLeft() throws Exception {
        Descriptor descriptor = Eventfd.open();
        int[] kernelNumber = new int[1];
        descriptor.attempt(number -> {
            kernelNumber[0] = number;
            descriptor.close();
            assertThat(isOpenNumber(number)).as("inside").isTrue();
            return 0;
        });
        assertThat(isOpenNumber(kernelNumber[0])).as("after leaving").isFalse();
    }

    @Test
    void waitingReaderDoesNotBlockWriter() throws Exception {
        try (Descriptor descriptor = Eventfd.open()) {
            CountDownLatch inside = new CountDownLatch(1);
            Future<Integer> reader = threads.submit(() -> call(descriptor, Readiness.READ, Deadline.NEVER, number -> {
                inside.countDown();
                return Eventfd.read(number);
            }));
            inside.await();
            call(descriptor, Readiness.WRITE, Deadline.NEVER, Eventfd::write);
            assertThat(reader.get(SECONDS, TimeUnit.SECONDS)).isEqualTo(Long.BYTES);
        }
    }

    @Test
    void deadlineEndsTheWait() throws Exception {
        try (Descriptor descriptor = Eventfd.open()) {
            long start = System.nanoTime();
            assertThat(call(descriptor, Readiness.READ, Deadline.after(Duration.ofMillis(50)), Eventfd::read))
                    .isEqualTo(Descriptor.WOULD_BLOCK);
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
            assertThat(call(descriptor, Readiness.READ, Deadline.NOW, Eventfd::read))
                    .isEqualTo(Descriptor.WOULD_BLOCK);
        }
    }

    @Test
    void whatIsThereCountsWhenTheDeadlineHasPassedOnTheWay() throws Exception {
        try (Descriptor descriptor = Eventfd.open()) {
            Deadline passed = Deadline.after(Duration.ofNanos(1));
            while (!passed.isPassed()) {
                Thread.onSpinWait();
            }
            assertThat(await(descriptor, Readiness.READ, passed, NOBODY, number -> 7))
                    .isEqualTo(7);
        }
    }

    @Test
    void anAttemptDoesNotWait() throws Exception {
        try (Descriptor descriptor = Eventfd.open()) {
            assertThat(descriptor.attempt(Eventfd::read)).isEqualTo(Descriptor.WOULD_BLOCK);
        }
    }

    @Test
    void repeatsInterruptedCalls() throws Exception {
        try (Descriptor descriptor = Eventfd.open()) {
            int[] tries = new int[1];
            assertThat(descriptor.attempt(number -> ++tries[0] < 3 ? -Errno.EINTR.number() : 7))
                    .isEqualTo(7);
        }
    }

    @Test
    void failedCallReturnsItsErrorNumber() throws Exception {
        try (Descriptor descriptor = Eventfd.open()) {
            Attempt failing = number -> -Errno.ENETDOWN.number();
            assertThat(descriptor.attempt(failing)).isEqualTo(-Errno.ENETDOWN.number());
            assertThat(await(descriptor, Readiness.WRITE, Deadline.NEVER, NOBODY, failing))
                    .isEqualTo(-Errno.ENETDOWN.number());
        }
        assertThatThrownBy(() -> Descriptor.own("frobnicate(3)", -Errno.ENETDOWN.number()))
                .isInstanceOfSatisfying(SystemCallException.class, failure -> {
                    assertThat(failure.errno()).isEqualTo(Errno.ENETDOWN);
                    assertThat(failure.call()).isEqualTo("frobnicate(3)");
                })
                .hasMessageStartingWith("frobnicate(3) failed: ENETDOWN (");
    }

    @Test
    void interruptEndsTheCallOfAChannel() throws Exception {
        ReadingChannel channel = new ReadingChannel(Eventfd.open());
        CountDownLatch inside = new CountDownLatch(1);
        Thread[] reader = new Thread[1];
        Future<Integer> call = threads.submit(() -> {
            reader[0] = Thread.currentThread();
            return channel.read(inside);
        });
        inside.await();
        reader[0].interrupt();
        assertThatThrownBy(() -> call.get(SECONDS, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ClosedByInterruptException.class);
        assertThat(channel.isOpen()).isFalse();
    }

    /** In JDK 17 an interrupt between the check of AbstractInterruptibleChannel.begin and what it sets is lost: nothing closes. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void interruptThatTheFirstBeginHasLostClosesNevertheless(boolean parked) throws Exception {
        Descriptor descriptor = parked ? alwaysReadable() : Eventfd.open();
        AtomicInteger begun = new AtomicInteger();
        Blocking losesTheFirst = new Blocking() {
            @Override
            public void begin() {
                if (begun.incrementAndGet() > 1) {
                    descriptor.close();
                }
            }

            @Override
            public void end(boolean completed) {}
        };
        Future<Integer> call = threads.submit(() -> {
            losesTheFirst.begin();
            Thread.currentThread().interrupt();
            return await(descriptor, Readiness.READ, Deadline.NEVER, losesTheFirst, number -> NOTHING);
        });
        assertThatThrownBy(() -> call.get(SECONDS, TimeUnit.SECONDS))
                .hasCauseInstanceOf(AsynchronousCloseException.class);
        assertThat(begun).hasValue(2);
    }

    @Test
    void descriptorThatIsReadyForSomethingElseDoesNotMakeTheThreadSpin() throws Exception {
        try (Descriptor descriptor = alwaysReadable()) {
            AtomicInteger tries = new AtomicInteger();
            assertThat(await(descriptor, Readiness.READ, Deadline.after(Duration.ofMillis(1500)), NOBODY, number -> {
                        tries.incrementAndGet();
                        return NOTHING;
                    }))
                    .isEqualTo(Descriptor.WOULD_BLOCK);
            // poll(2) and epoll(7) report it once each, and the thread looks once a second, or later if the machine is
            // busy
            assertThat(tries).hasValueBetween(1, 6);
        }
    }

    @Test
    void closingWakesParkedThreads() throws Exception {
        // and not at the next look, a second later
        Promptness.expect(HALF_A_SECOND, this::closeWithParkedThreads);
    }

    private Duration closeWithParkedThreads() throws Exception {
        Descriptor descriptor = alwaysReadable();
        List<Future<?>> waiting = new ArrayList<>();
        CountDownLatch parked = new CountDownLatch(4);
        for (int thread = 0; thread < 4; thread++) {
            AtomicInteger tries = new AtomicInteger();
            waiting.add(threads.submit(() -> await(descriptor, Readiness.READ, Deadline.NEVER, NOBODY, number -> {
                if (tries.incrementAndGet() == 2) {
                    parked.countDown();
                }
                return NOTHING;
            })));
        }
        parked.await();
        Thread.sleep(50);
        long start = System.nanoTime();
        descriptor.close();
        for (Future<?> call : waiting) {
            assertThatThrownBy(() -> call.get(SECONDS, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(AsynchronousCloseException.class);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wakingLetsEveryWaitingCallLookAgain(boolean parked) throws Exception {
        Promptness.expect(HALF_A_SECOND, () -> wakeAll(parked));
    }

    private Duration wakeAll(boolean parked) throws Exception {
        try (Descriptor descriptor = parked ? alwaysReadable() : Eventfd.open()) {
            int threadCount = 6;
            Callers callers = new Callers();
            AtomicInteger ready = new AtomicInteger();
            List<Future<Integer>> waiting = new ArrayList<>();
            for (int thread = 0; thread < threadCount; thread++) {
                waiting.add(threads.submit(callers.of(() -> await(
                        descriptor, Readiness.READ, Deadline.NEVER, NOBODY, number -> ready.get() > 0 ? 5 : NOTHING))));
            }
            callers.await(threadCount);
            Thread.sleep(50);
            ready.set(1);
            long start = System.nanoTime();
            descriptor.wakeAll();
            for (Future<Integer> call : waiting) {
                assertThat(call.get(SECONDS, TimeUnit.SECONDS)).isEqualTo(5);
            }
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    @Test
    void newsForAllEndsEveryWaitingCall() throws Exception {
        try (Descriptor descriptor = Eventfd.open()) {
            AtomicInteger news = new AtomicInteger();
            Monitor monitor = new Monitor() {
                @Override
                public int count() {
                    return news.get();
                }

                @Override
                public int check(int seen, int number) {
                    return news.get() == seen ? 0 : -Errno.ENETDOWN.number();
                }
            };
            CountDownLatch inside = new CountDownLatch(3);
            List<Future<Integer>> waiting = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                waiting.add(threads.submit(() -> descriptor.await(new WaitingCall(
                        number -> {
                            inside.countDown();
                            return NOTHING;
                        },
                        Readiness.READ,
                        Deadline.NEVER,
                        NOBODY,
                        monitor,
                        0))));
                descriptor.wakeAll();
            }
            while (!inside.await(1, TimeUnit.MILLISECONDS)) {
                descriptor.wakeAll();
            }
            news.incrementAndGet();
            descriptor.wakeAll();
            for (Future<Integer> call : waiting) {
                assertThat(call.get(SECONDS, TimeUnit.SECONDS)).isEqualTo(-Errno.ENETDOWN.number());
            }
        }
    }

    @Test
    void survivesManyCyclesOfOpenWaitAndCloseFromAnotherThread() throws Exception {
        SynchronousQueue<Descriptor> toClose = new SynchronousQueue<>();
        int before = openDescriptors();
        Future<Integer> closer = threads.submit(() -> {
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                toClose.take().close();
            }
            return CYCLES;
        });
        int ended = 0;
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            Descriptor descriptor = Eventfd.open();
            toClose.put(descriptor);
            try {
                call(descriptor, Readiness.READ, Deadline.NEVER, Eventfd::read);
            } catch (ClosedChannelException closed) {
                ended++;
            }
        }
        assertThat(closer.get(SECONDS, TimeUnit.SECONDS)).isEqualTo(CYCLES);
        assertThat(ended).isEqualTo(CYCLES);
        assertThat(openDescriptors()).isLessThanOrEqualTo(before + 10);
    }

    private static int call(Descriptor descriptor, Readiness readiness, Deadline deadline, Attempt attempt)
            throws IOException {
        int result = descriptor.attempt(attempt);
        return result == Descriptor.WOULD_BLOCK ? await(descriptor, readiness, deadline, NOBODY, attempt) : result;
    }

    private static int await(
            Descriptor descriptor, Readiness readiness, Deadline deadline, Blocking blocking, Attempt attempt)
            throws IOException {
        return descriptor.await(new WaitingCall(attempt, readiness, deadline, blocking, Monitor.NONE, 0));
    }

    private static Descriptor alwaysReadable() throws IOException {
        Descriptor descriptor = Eventfd.open();
        descriptor.attempt(Eventfd::write);
        return descriptor;
    }

    private static boolean isOpenNumber(int descriptor) {
        return Files.exists(Path.of("/proc/self/fd/" + descriptor), LinkOption.NOFOLLOW_LINKS);
    }

    private static int openDescriptors() {
        return new File("/proc/self/fd").list().length;
    }

    private static final class ReadingChannel extends AbstractInterruptibleChannel {
        private final Descriptor descriptor;

        ReadingChannel(Descriptor descriptor) {
            this.descriptor = descriptor;
        }

        int read(CountDownLatch inside) throws IOException {
            boolean completed = false;
            try {
                begin();
                int result =
                        DescriptorTest.await(descriptor, Readiness.READ, Deadline.NEVER, new BeginAndEnd(), number -> {
                            inside.countDown();
                            return NOTHING;
                        });
                completed = true;
                return result;
            } finally {
                end(completed);
            }
        }

        @Override
        protected void implCloseChannel() {
            descriptor.close();
        }

        private final class BeginAndEnd implements Blocking {
            @Override
            public void begin() {
                ReadingChannel.this.begin();
            }

            @Override
            public void end(boolean completed) throws AsynchronousCloseException {
                ReadingChannel.this.end(completed);
            }
        }
    }
}
