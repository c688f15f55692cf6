package io.rawnet.packet;

/** What a {@link Fanout} group does beside its mode. */
public enum FanoutFlag {
    /** A packet whose socket is full goes to another one ({@code PACKET_FANOUT_FLAG_ROLLOVER}). */
    ROLLOVER(0x1000),
    /** The kernel chooses a number for the group that is not in use ({@code PACKET_FANOUT_FLAG_UNIQUEID}). */
    UNIQUE_ID(0x2000),
    /** IP fragments are put together first, so that all of a flow meet ({@code PACKET_FANOUT_FLAG_DEFRAG}). */
    DEFRAGMENT(0x8000);

    private final int bit;

    FanoutFlag(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }
}
