package io.rawnet.bpf.xdp;

/** A field of {@code struct xdp_md} ({@code linux/bpf.h}), each of four octets. */
enum ContextField {
    /** Address of the frame's first octet. */
    DATA(0),
    /** Address behind the frame's last octet. */
    DATA_END(4),
    /** Index of the interface that the frame came through. */
    INGRESS_INTERFACE(12),
    /** Number of the receive queue, from 0. */
    RECEIVE_QUEUE(16);

    private final int offset;

    ContextField(int offset) {
        this.offset = offset;
    }

    /** {@return the offset in the structure in octets} */
    int offset() {
        return offset;
    }
}
