package io.rawnet.examples.tool.capture;

import io.rawnet.codec.ChecksumOffload;
import io.rawnet.packet.PacketType;
import io.rawnet.packet.RingFrame;
import java.nio.ByteBuffer;

/** A packet of the ring, with its VLAN tag, and with a cooked header where the link's own is not known. */
final class CapturedRingFrame implements CapturedFrame {
    private RingFrame frame;
    private ByteBuffer octets;
    private int added;

    /** {@return this, about another packet} */
    CapturedRingFrame set(RingFrame newFrame, ByteBuffer newOctets, int addedOctets) {
        frame = newFrame;
        octets = newOctets;
        added = addedOctets;
        return this;
    }

    @Override
    public ByteBuffer octets() {
        return octets;
    }

    @Override
    public int originalLength() {
        return frame.originalLength() + added;
    }

    @Override
    public long timestampNanoseconds() {
        return frame.timestampNanoseconds();
    }

    @Override
    public int interfaceIndex() {
        return frame.interfaceIndex();
    }

    @Override
    public boolean isOutgoing() {
        return frame.packetType() == PacketType.OUTGOING;
    }

    @Override
    public ChecksumOffload checksumOffload() {
        return frame.checksumOffload();
    }
}
