package io.rawnet.benchmarks.channel;

import io.rawnet.codec.number.EtherType;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.LinkSendBatch;
import io.rawnet.packet.PacketRing;
import io.rawnet.packet.RingBlock;
import io.rawnet.packet.RingFrame;
import io.rawnet.packet.TransmitRing;
import io.rawnet.testkit.Host;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** What {@code packet_rate.c} does, in Java. */
final class LinkFrames {

    static final EtherType TYPE = EtherType.EXPERIMENTAL_1;
    static final int BATCH = 64;
    static final int LENGTH = 64;

    private static final int RING_FRAMES = 512;
    private static final int RING_FRAME_SIZE = 2048;
    private static final int TYPE_OFFSET = 12;
    private static final double NANOSECONDS = 1e9;

    private LinkFrames() {}

    /** {@return a frame for everybody} */
    static ByteBuffer frame() {
        ByteBuffer frame = ByteBuffer.allocateDirect(LENGTH);
        for (int index = 0; index < 6; index++) {
            frame.put(index, (byte) 0xFF);
        }
        return frame.putShort(TYPE_OFFSET, (short) TYPE.number());
    }

    /** {@return a full batch of frames} */
    static LinkSendBatch batch() {
        LinkSendBatch batch = new LinkSendBatch(BATCH, LENGTH);
        ByteBuffer frame = frame();
        while (batch.add(frame.clear())) {
            // until there is no room
        }
        return batch;
    }

    static Rate send(Host host, double seconds) throws Exception {
        LinkSendBatch batch = batch();
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW).bind(host.interfaceIndex(), EtherType.of(0))) {
            long frames = 0;
            long start = System.nanoTime();
            long now = start;
            while (now - start < seconds * NANOSECONDS) {
                batch.rewind();
                frames += channel.send(batch);
                now = System.nanoTime();
            }
            return new Rate(frames, (now - start) / NANOSECONDS, 0);
        }
    }

    /** Sends through a {@link TransmitRing}, where each frame is written anew. */
    static Rate sendByRing(Host host, double seconds) throws Exception {
        ByteBuffer frame = frame();
        try (TransmitRing ring = TransmitRing.open(RING_FRAMES, RING_FRAME_SIZE).bind(host.interfaceIndex())) {
            long frames = 0;
            long start = System.nanoTime();
            long now = start;
            while (now - start < seconds * NANOSECONDS) {
                for (int left = BATCH; left > 0; left--) {
                    ring.claim().put(frame.clear());
                    ring.submit();
                }
                ring.flush();
                frames += BATCH;
                now = System.nanoTime();
            }
            return new Rate(frames, (now - start) / NANOSECONDS, 0);
        }
    }

    static PacketRing openRing(Host host) throws Exception {
        return host.call(() -> PacketRing.builder().blockCount(32).open().bind(host.interfaceIndex(), TYPE));
    }

    /** Receives until a sender has ended and the ring is empty. */
    static Rate receive(PacketRing ring, Process sender) throws Exception {
        long frames = 0;
        long sum = 0;
        long first = 0;
        long last = 0;
        while (true) {
            boolean ended = !sender.isAlive();
            try (RingBlock block = ring.poll(Duration.ofMillis(100))) {
                RingFrame frame = block.frames();
                while (frame.next()) {
                    sum += frame.buffer().get(frame.offset() + TYPE_OFFSET);
                    last = frame.timestampNanoseconds();
                    if (frames++ == 0) {
                        first = last;
                    }
                }
            } catch (SocketTimeoutException empty) {
                if (ended) {
                    break;
                }
            }
        }
        if (sum != frames * (byte) (TYPE.number() >> Byte.SIZE)) {
            throw new IllegalStateException("the frames received are not those that were sent");
        }
        return new Rate(frames, (last - first) / NANOSECONDS, ring.statistics().dropped());
    }
}
