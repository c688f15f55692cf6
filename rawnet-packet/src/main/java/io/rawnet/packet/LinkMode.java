package io.rawnet.packet;

import io.rawnet.codec.Protocol;
import io.rawnet.codec.number.LinkType;

/** Who writes the link-layer header (packet(7)). */
public enum LinkMode {
    /** The program does: every header is its own ({@code SOCK_RAW}). */
    RAW,
    /** The kernel does: the program names a link address and begins with the network header ({@code SOCK_DGRAM}). */
    DGRAM;

    /** {@return what a received packet begins with} It is its kind of link where no decoder knows that link's header. */
    Protocol outermost(ReceivedFrame frame) {
        return this == DGRAM
                ? frame.protocol()
                : switch (frame.hardwareType().number()) {
                    case 1, 772 -> LinkType.ETHERNET;
                    // raw IP, tunnels, and what has no link header
                    case 519, 768, 769, 776, 0xFFFE -> frame.protocol();
                    default -> frame.hardwareType();
                };
    }
}
