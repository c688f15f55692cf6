package io.rawnet.benchmarks.rate;

import io.rawnet.codec.number.EtherType;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.LinkStatistics;
import io.rawnet.packet.PacketRing;
import io.rawnet.packet.RingBlock;
import io.rawnet.packet.RingFrame;
import io.rawnet.packet.SendBatch;
import io.rawnet.testkit.Host;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** What {@code packet_rate.c} does, in Java. */
final class JavaSide {

    private static final int FRAME_LENGTH = 64;
    private static final int BATCH = 64;
    private static final int TYPE_OFFSET = 12;
    private static final EtherType TYPE = EtherType.EXPERIMENTAL_1;
    private static final double NANOSECONDS = 1e9;

    private JavaSide() {}

    static Rate send(Host host, int seconds) throws Exception {
        ByteBuffer frame = ByteBuffer.allocateDirect(FRAME_LENGTH);
        for (int index = 0; index < 6; index++) {
            frame.put(index, (byte) 0xFF);
        }
        frame.putShort(TYPE_OFFSET, (short) TYPE.number());
        SendBatch batch = new SendBatch(BATCH, 0);
        while (batch.count() < BATCH) {
            batch.add(frame);
        }
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW).bind(host.interfaceIndex(), EtherType.of(0))) {
            long frames = 0;
            long start = System.nanoTime();
            long now = start;
            while (now - start < seconds * NANOSECONDS) {
                frames += channel.send(batch);
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
        LinkStatistics statistics = ring.statistics();
        return new Rate(frames, (last - first) / NANOSECONDS, statistics.dropped());
    }
}
