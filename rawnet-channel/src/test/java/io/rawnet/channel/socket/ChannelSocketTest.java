package io.rawnet.linux.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.linux.OwnNamespace;
import io.rawnet.linux.descriptor.Deadline;
import java.io.File;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SocketTest {
    private static final int CYCLES = 100_000;
    private static final int OWN_PROTOCOL = 253;

    @Test
    void survivesManyCyclesOfOpenReceiveAndCloseFromAnotherThread() throws Exception {
        OwnNamespace.run(() -> {
            SynchronousQueue<Socket> toClose = new SynchronousQueue<>();
            FutureTask<Void> closing = new FutureTask<>(() -> {
                for (int cycle = 0; cycle < CYCLES; cycle++) {
                    toClose.take().close();
                }
                return null;
            });
            Thread closer = new Thread(closing, "closer");
            closer.setDaemon(true);
            closer.start();
            MessageBatch batch = new MessageBatch(1, 64, 0);
            int before = openDescriptors();
            int ended = 0;
            for (int cycle = 0; cycle < CYCLES; cycle++) {
                Socket socket = Socket.open(AddressFamily.AF_INET, SocketType.SOCK_RAW, OWN_PROTOCOL);
                toClose.put(socket);
                try {
                    batch.receive(socket, 1, 0, Deadline.NEVER);
                } catch (ClosedChannelException closed) {
                    ended++;
                }
            }
            closing.get(10, TimeUnit.SECONDS);
            assertThat(ended).isEqualTo(CYCLES);
            assertThat(openDescriptors()).isLessThanOrEqualTo(before + 5);
        });
    }

    private static int openDescriptors() {
        return new File("/proc/self/fd").list().length;
    }
}
