package io.rawnet.benchmarks.channel;

import io.rawnet.testkit.Host;
import io.rawnet.xdp.CopyMode;
import io.rawnet.xdp.XdpFrame;
import io.rawnet.xdp.XdpProgram;
import io.rawnet.xdp.XdpSocket;
import io.rawnet.xdp.XdpStatistics;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** What {@code xdp_rate.c} does, in Java. */
final class XdpFrames {

    /** How the receiver waits when there is no frame. */
    enum Idle {
        /** In the call that receives (poll(2)). */
        POLL,
        /** For 200 µs, so that the sender need not wake anybody. */
        SLEEP
    }

    static final long SLEEP_NANOSECONDS = 200_000;

    /** As many as C has. */
    private static final int FRAMES = 2048;

    private static final int TYPE_OFFSET = 12;
    private static final double NANOSECONDS = 1e9;
    private static final Duration PATIENCE = Duration.ofMillis(100);
    /** How long the kernel may take for what it has taken from the sender. */
    private static final Duration MOST_PATIENCE = Duration.ofSeconds(5);

    private XdpFrames() {}

    static Rate send(Host host, double seconds, AllocatedOctets allocated) throws IOException {
        ByteBuffer frame = LinkFrames.frame();
        try (XdpSocket socket = XdpSocket.builder()
                .sendOnly()
                .frameCount(FRAMES)
                .copyMode(CopyMode.COPY)
                .open(host.interfaceIndex(), 0)) {
            long frames = 0;
            allocated.start();
            long start = System.nanoTime();
            long now = start;
            while (now - start < seconds * NANOSECONDS) {
                for (int left = LinkFrames.BATCH; left > 0; left--) {
                    socket.claim().put(frame.clear());
                    socket.submit();
                }
                socket.flush();
                frames += LinkFrames.BATCH;
                now = System.nanoTime();
            }
            allocated.stop(frames);
            long dropped = socket.statistics().sendDropped();
            return new Rate(frames - dropped, (now - start) / NANOSECONDS, dropped);
        }
    }

    static XdpProgram attach(Host host) throws Exception {
        return host.call(() -> XdpProgram.builder().etherType(LinkFrames.TYPE).attach(host.interfaceIndex()));
    }

    static XdpSocket openReceiver(Host host) throws Exception {
        return host.call(() -> XdpSocket.builder()
                .frameCount(FRAMES)
                .sendFrames(1)
                .copyMode(CopyMode.COPY)
                .open(host.interfaceIndex(), 0));
    }

    /** Receives until a sender has ended and its frames are there or known to be dropped. */
    static XdpTurn receive(XdpSocket socket, Process sender, Idle idle, AllocatedOctets allocated) throws Exception {
        Rate sent = null;
        long ended = 0;
        long frames = 0;
        long sum = 0;
        allocated.start();
        while (true) {
            try (XdpFrame frame = next(socket, idle)) {
                if (frame != null) {
                    sum += frame.buffer().get(frame.offset() + TYPE_OFFSET);
                    frames++;
                    continue;
                }
            }
            if (sent == null && !sender.isAlive()) {
                allocated.stop(frames);
                sent = Rate.sent(sender);
                ended = System.nanoTime();
            }
            if (sent != null) {
                long dropped = dropped(socket.statistics());
                if (frames + dropped >= sent.packets() || System.nanoTime() - ended > MOST_PATIENCE.toNanos()) {
                    requireOurs(frames, sum);
                    return new XdpTurn(sent, frames, dropped);
                }
            }
        }
    }

    static long dropped(XdpStatistics statistics) {
        return statistics.dropped() + statistics.ringFull();
    }

    /** {@return the next frame, or null if there was none for a while} */
    private static XdpFrame next(XdpSocket socket, Idle idle) throws IOException {
        if (idle == Idle.POLL) {
            try {
                return socket.receive(PATIENCE);
            } catch (SocketTimeoutException empty) {
                return null;
            }
        }
        Optional<XdpFrame> next = socket.tryReceive();
        if (next.isEmpty()) {
            LockSupport.parkNanos(SLEEP_NANOSECONDS);
        }
        return next.orElse(null);
    }

    private static void requireOurs(long frames, long sum) {
        if (sum != frames * (byte) (LinkFrames.TYPE.number() >> Byte.SIZE)) {
            throw new IllegalStateException("the frames received are not those that were sent");
        }
    }
}
