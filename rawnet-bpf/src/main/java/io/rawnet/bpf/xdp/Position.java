package io.rawnet.bpf.xdp;

import io.rawnet.bpf.Extension;

/** Where in an Ethernet frame the offset of a load points. */
final class Position {

    /** The farthest that the kernel lets a program look into a frame, in octets: {@code MAX_PACKET_OFF}. */
    static final int FARTHEST = 0xffff;

    /** Length of the Ethernet header in octets, behind which the network header starts. */
    static final int ETHERNET_HEADER_LENGTH = 14;

    private static final int NOWHERE = Integer.MAX_VALUE;

    private Position() {}

    /**
     * {@return the index of the octet at an offset of a load, counted from the start of the frame; more than any frame has when the offset points
     * before it}
     */
    static int of(int offset) {
        if (offset >= 0) {
            return offset;
        } else if (offset >= Extension.NETWORK_HEADER_OFFSET) {
            return offset - Extension.NETWORK_HEADER_OFFSET + ETHERNET_HEADER_LENGTH;
        } else if (offset >= Extension.LINK_HEADER_OFFSET) {
            return offset - Extension.LINK_HEADER_OFFSET;
        } else {
            return NOWHERE;
        }
    }
}
