package io.rawnet.bpf;

/**
 * Direction of a captured packet, as the flags of a pcapng packet tell it: the metadata for programs from
 * {@link io.rawnet.bpf.filter.FilterCompiler#withPacketFlags()}.
 */
public enum PacketDirection implements PacketMetadata {
    /** Received. */
    INBOUND(0),
    /** Sent. */
    OUTBOUND(4),
    /** Not told: neither {@code inbound} nor {@code outbound} accepts the packet. */
    UNKNOWN(-1);

    private final int packetType;

    PacketDirection(int packetType) {
        this.packetType = packetType;
    }

    @Override
    public int packetType() {
        return packetType;
    }
}
