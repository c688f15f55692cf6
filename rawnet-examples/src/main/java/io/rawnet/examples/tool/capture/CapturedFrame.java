package io.rawnet.examples.tool.capture;

import io.rawnet.packet.RingFrame;
import java.nio.ByteBuffer;

/** The packet that was just received, as capture files have it: with its VLAN tag, and with a cooked header where the link's own is not known. */
public final class CapturedFrame {
    private RingFrame frame;
    private ByteBuffer octets;
    private int added;

    CapturedFrame() {}

    CapturedFrame set(RingFrame newFrame, ByteBuffer newOctets, int addedOctets) {
        frame = newFrame;
        octets = newOctets;
        added = addedOctets;
        return this;
    }

    /** {@return what came with it} */
    public RingFrame frame() {
        return frame;
    }

    /** {@return the octets, from position to limit} */
    public ByteBuffer octets() {
        return octets;
    }

    /** {@return how many octets it had, with what was put in front} */
    public int originalLength() {
        return frame.originalLength() + added;
    }
}
