package io.rawnet.examples.tool.capture;

import io.rawnet.codec.ChecksumOffload;
import io.rawnet.xdp.XdpFrame;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** A packet that was taken from the kernel, which has said nothing about it: not its time, and not whether its checksum is complete. */
final class CapturedXdpFrame implements CapturedFrame {
    private final int interfaceIndex;
    private final int snapshotLength;
    private ByteBuffer octets;
    private int length;
    private long time;

    CapturedXdpFrame(int interfaceIndex, int snapshotLength) {
        this.interfaceIndex = interfaceIndex;
        this.snapshotLength = snapshotLength;
    }

    /** {@return this, about another packet, which is received now} */
    CapturedXdpFrame set(XdpFrame frame) {
        Instant now = Instant.now();
        time = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        length = frame.length();
        octets = frame.buffer();
        octets.limit(octets.position() + Math.min(length, snapshotLength));
        return this;
    }

    @Override
    public ByteBuffer octets() {
        return octets;
    }

    @Override
    public int originalLength() {
        return length;
    }

    @Override
    public long timestampNanoseconds() {
        return time;
    }

    @Override
    public int interfaceIndex() {
        return interfaceIndex;
    }

    @Override
    public boolean isOutgoing() {
        return false;
    }

    @Override
    public ChecksumOffload checksumOffload() {
        return ChecksumOffload.UNKNOWN;
    }
}
