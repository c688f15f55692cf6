package io.rawnet.xdp.judge;

import io.rawnet.bpf.PacketMetadata;
import java.nio.ByteBuffer;

/** What XDP knows beside a frame that lo received on its queue 0, for our own machine. */
record FrameKnowledge(int protocol) implements PacketMetadata {

    private static final int LOOPBACK = 1;

    static FrameKnowledge of(ByteBuffer frame) {
        int type = Short.toUnsignedInt(frame.getShort(12));
        boolean ipx = frame.remaining() >= 16 && frame.getShort(14) == -1;
        return new FrameKnowledge(type >= 0x600 ? type : ipx ? 1 : 4);
    }

    @Override
    public int networkHeaderOffset() {
        return 14;
    }

    @Override
    public int interfaceIndex() {
        return LOOPBACK;
    }
}
