package io.rawnet.examples.tool.craft;

import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.Output;
import io.rawnet.examples.tool.Progress;
import io.rawnet.examples.tool.XdpQueueCounts;
import io.rawnet.packet.LinkInterface;
import io.rawnet.xdp.XdpSocket;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One run of send through AF_XDP: sends packets at a rate, or as many as the kernel takes, and does not look after each of them. */
public final class XdpSending {
    private static final int FRAMES = 512;
    private static final int FRAME = 2048;
    private static final int LARGER_FRAME = 4096;
    /** So many packets are given to the kernel at once. */
    private static final int MOST_AT_ONCE = 64;
    /** How long Ctrl-C may wait for a kernel that takes nothing. */
    private static final Duration PATIENCE = Duration.ofMillis(200);
    /** How long the driver may take for what it was given, at the end. */
    private static final long TO_FINISH = TimeUnit.SECONDS.toNanos(1);

    private final CraftSettings settings;
    private final XdpSettings xdp;
    private final Progress progress;
    private final CountDownLatch stopped = new CountDownLatch(1);
    /** The packet that is the same each time, or else the first one. */
    private ByteBuffer first;

    private boolean varies;
    private long submitted;
    private Duration time = Duration.ZERO;
    private Optional<XdpQueueCounts> counted = Optional.empty();

    /**
     * Sends nothing yet.
     *
     * @param settings what to send; its interval and patience do not count
     * @param xdp how to send it
     * @param progress where to show how many packets there are
     */
    public XdpSending(CraftSettings settings, XdpSettings xdp, Progress progress) {
        this.settings = settings;
        this.xdp = xdp;
        this.progress = progress;
    }

    /** Ends the run soon, from any thread. */
    public void stop() {
        stopped.countDown();
    }

    /**
     * Sends all packets.
     *
     * @param onFirst is told the first packet, once the kernel lets it be sent
     * @throws IOException if a packet is too long for the interface, or the kernel refuses; what was sent until then is counted
     * @throws InterruptedException if the calling thread is interrupted
     */
    public void run(Consumer<Packet> onFirst) throws IOException, InterruptedException {
        LinkInterface on = settings.leavingThrough();
        Packet packet = settings.packets().packet(0);
        requireFits(packet.length(), on);
        first = packet.octets().buffer();
        varies = settings.packets().varies();
        try (XdpSocket socket = XdpSocket.builder()
                .sendOnly()
                .frameCount(FRAMES)
                .frameSize(packet.length() <= FRAME ? FRAME : LARGER_FRAME)
                .open(on.index(), xdp.queue())) {
            onFirst.accept(packet);
            long start = System.nanoTime();
            try {
                sendAll(socket, new Pace(xdp.rate(), start));
            } finally {
                time = Duration.ofNanos(System.nanoTime() - start);
                progress.clear();
                counted = Optional.of(XdpQueueCounts.of(on.name(), socket));
            }
        }
    }

    /** What is longer the interface drops without a word. */
    private static void requireFits(int length, LinkInterface on) throws IOException {
        int longest = on.mtu() + EthernetHeader.LENGTH;
        if (length > longest) {
            throw new IOException("a packet of " + length + " octets is too long for " + on.name() + ", whose MTU of "
                    + on.mtu() + " leaves room for " + longest + " with the Ethernet header: shorten the payload");
        }
        if (length > LARGER_FRAME) {
            throw new IOException("a packet of " + length + " octets is too long for AF_XDP, whose frames have "
                    + LARGER_FRAME + ": shorten the payload, or leave --xdp out");
        }
    }

    private void sendAll(XdpSocket socket, Pace pace) throws IOException, InterruptedException {
        while (submitted < settings.count() && isWanted()) {
            long due = Math.min(pace.due(System.nanoTime()), settings.count() - submitted);
            if (due == 0) {
                stopped.await(pace.untilNext(System.nanoTime()), TimeUnit.NANOSECONDS);
            } else {
                long before = submitted;
                send(socket, Math.min(due, MOST_AT_ONCE));
                pace.sent(submitted - before);
            }
            progress.show(() -> submitted + " packets");
        }
        finish(socket);
    }

    private boolean isWanted() {
        return stopped.getCount() > 0 && !Output.hasNoReader();
    }

    private void send(XdpSocket socket, long packets) throws IOException {
        try {
            for (long left = packets; left > 0; left--) {
                ByteBuffer frame = socket.claim(PATIENCE);
                if (varies && submitted > 0) {
                    settings.packets().packet(submitted).encode(frame);
                } else {
                    frame.put(first.rewind());
                }
                socket.submit();
                submitted++;
            }
            socket.flush(PATIENCE);
        } catch (SocketTimeoutException busy) {
            // the rest goes with the next ones
        }
    }

    /** Waits for the kernel, which counts a packet once it has finished with it. */
    private void finish(XdpSocket socket) throws IOException {
        long start = System.nanoTime();
        while (socket.statistics().sent() < submitted && System.nanoTime() - start < TO_FINISH) {
            try {
                socket.flush(PATIENCE);
            } catch (SocketTimeoutException busy) {
                // once more
            }
            Thread.onSpinWait();
        }
    }

    /** {@return how long it took} */
    public Duration time() {
        return time;
    }

    /** {@return what was counted; empty if nothing could be sent} */
    public Optional<XdpQueueCounts> counted() {
        return counted;
    }
}
