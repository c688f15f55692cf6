package io.rawnet.linux.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.memory.NativeMemory;
import java.io.File;
import java.io.IOException;
import java.lang.ref.Reference;
import java.net.SocketTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.spi.AbstractInterruptibleChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DescriptorTest {
    private static final int EFD_CLOEXEC_NONBLOCK = 0x80800;
    private static final int NOTHING = -Errno.EAGAIN.number();
    private static final int CYCLES = 100_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() throws Exception {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void closeWakesEveryWaitingCall() throws Exception {
        Descriptor descriptor = open();
        List<Future<?>> waiting = new ArrayList<>();
        CountDownLatch inside = new CountDownLatch(8);
        for (int thread = 0; thread < 8; thread++) {
            waiting.add(threads.submit(() -> descriptor.call("wait", Readiness.READ, Deadline.NEVER, number -> {
                inside.countDown();
                return NOTHING;
            })));
        }
        inside.await();
        descriptor.close();
        for (Future<?> call : waiting) {
            assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(AsynchronousCloseException.class);
        }
    }

    @Test
    void refusesCallsAfterClose() throws Exception {
        Descriptor descriptor = open();
        descriptor.close();
        descriptor.close();
        assertThat(descriptor.isOpen()).isFalse();
        assertThatThrownBy(() -> descriptor.attempt("any", number -> 0))
                .isExactlyInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> descriptor.call("any", Readiness.READ, Deadline.NEVER, number -> 0))
                .isExactlyInstanceOf(ClosedChannelException.class);
    }

    @Test
    void keepsTheNumberUntilTheLastCallLeft() throws Exception {
        Descriptor descriptor = open();
        int[] kernelNumber = new int[1];
        descriptor.attempt("close inside", number -> {
            kernelNumber[0] = number;
            descriptor.close();
            assertThat(isOpenNumber(number)).as("inside").isTrue();
            return 0;
        });
        assertThat(isOpenNumber(kernelNumber[0])).as("after leaving").isFalse();
    }

    @Test
    void waitingReaderDoesNotBlockWriter() throws Exception {
        try (Descriptor descriptor = open()) {
            CountDownLatch inside = new CountDownLatch(1);
            Future<Integer> reader =
                    threads.submit(() -> descriptor.call("read", Readiness.READ, Deadline.NEVER, number -> {
                        inside.countDown();
                        return read(number);
                    }));
            inside.await();
            descriptor.call("write", Readiness.WRITE, Deadline.NEVER, DescriptorTest::write);
            assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo(Long.BYTES);
        }
    }

    @Test
    void deadlineEndsTheWait() throws Exception {
        try (Descriptor descriptor = open()) {
            long start = System.nanoTime();
            assertThatThrownBy(() -> descriptor.call(
                            "read", Readiness.READ, Deadline.after(Duration.ofMillis(50)), DescriptorTest::read))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("read");
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(50_000_000);
            assertThatThrownBy(() -> descriptor.call(
                            "read", Readiness.READ, Deadline.after(Duration.ZERO), DescriptorTest::read))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void anAttemptDoesNotWait() throws Exception {
        try (Descriptor descriptor = open()) {
            assertThat(descriptor.attempt("read", DescriptorTest::read)).isEqualTo(Descriptor.WOULD_BLOCK);
        }
    }

    @Test
    void repeatsInterruptedCalls() throws Exception {
        try (Descriptor descriptor = open()) {
            int[] tries = new int[1];
            assertThat(descriptor.attempt("any", number -> ++tries[0] < 3 ? -Errno.EINTR.number() : 7))
                    .isEqualTo(7);
        }
    }

    @Test
    void failedCallSaysWhichAndWhy() throws Exception {
        try (Descriptor descriptor = open()) {
            assertThatThrownBy(() -> descriptor.attempt("frobnicate(3)", number -> -Errno.ENETDOWN.number()))
                    .isInstanceOfSatisfying(SystemCallException.class, failure -> {
                        assertThat(failure.errno()).isEqualTo(Errno.ENETDOWN);
                        assertThat(failure.call()).isEqualTo("frobnicate(3)");
                    })
                    .hasMessageStartingWith("frobnicate(3) failed: ENETDOWN (");
        }
    }

    @Test
    void interruptEndsTheCallOfAChannel() throws Exception {
        ReadingChannel channel = new ReadingChannel(open());
        CountDownLatch inside = new CountDownLatch(1);
        Thread[] reader = new Thread[1];
        Future<Integer> call = threads.submit(() -> {
            reader[0] = Thread.currentThread();
            return channel.read(inside);
        });
        inside.await();
        reader[0].interrupt();
        assertThatThrownBy(() -> call.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(ClosedByInterruptException.class);
        assertThat(channel.isOpen()).isFalse();
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
            Descriptor descriptor = open();
            toClose.put(descriptor);
            try {
                descriptor.call("read", Readiness.READ, Deadline.NEVER, DescriptorTest::read);
            } catch (ClosedChannelException closed) {
                ended++;
            }
        }
        assertThat(closer.get(10, TimeUnit.SECONDS)).isEqualTo(CYCLES);
        assertThat(ended).isEqualTo(CYCLES);
        assertThat(openDescriptors()).isLessThanOrEqualTo(before + 10);
    }

    private static Descriptor open() throws IOException {
        return Descriptor.own("eventfd", DescriptorCalls.eventfd(0, EFD_CLOEXEC_NONBLOCK));
    }

    private static int read(int descriptor) {
        NativeMemory octets = NativeMemory.allocate(Long.BYTES);
        int result = DescriptorCalls.read(descriptor, octets.address(), octets.length());
        Reference.reachabilityFence(octets);
        return result;
    }

    private static int write(int descriptor) {
        NativeMemory octets = NativeMemory.allocate(Long.BYTES);
        octets.octets().putLong(0, 1);
        int result = DescriptorCalls.write(descriptor, octets.address(), octets.length());
        Reference.reachabilityFence(octets);
        return result;
    }

    private static boolean isOpenNumber(int descriptor) {
        int getFlags = 1;
        return DescriptorCalls.fcntl(descriptor, getFlags, 0) >= 0;
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
                int result = descriptor.call("read", Readiness.READ, Deadline.NEVER, number -> {
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
    }
}
