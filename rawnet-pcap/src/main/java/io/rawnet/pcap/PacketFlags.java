package io.rawnet.pcap;

import java.util.Optional;

/**
 * What the link layer knew of a packet: the option epb_flags (draft-ietf-opsawg-pcapng, section 4.3.1).
 * <pre>
 *   bits 0-1   direction
 *   bits 2-4   reception: 1 unicast, 2 multicast, 3 broadcast, 4 promiscuous
 *   bits 5-8   octets of frame check sequence at the packet's end, 0: not said
 *   bits 9-15  reserved
 *   bits 16-31 errors of the link layer
 * </pre>
 *
 * @param value the 32 bits, bit 0 the lowest
 */
public record PacketFlags(int value) {

    /** Which way a packet went. */
    public enum Direction {
        /** Not known. */
        UNKNOWN,
        /** Received. */
        INBOUND,
        /** Sent. */
        OUTBOUND,
        /** The value that the draft gives no meaning. */
        RESERVED
    }

    static Optional<PacketFlags> in(BlockOptions options) {
        return options.first(EnhancedPacketBlock.FLAGS)
                .filter(option -> option.value().remaining() == 4)
                .map(option -> new PacketFlags((int) option.integer().getAsLong()));
    }

    /** {@return which way the packet went} */
    public Direction direction() {
        return Direction.values()[value & 3];
    }

    /** {@return how it was addressed, 0 to 7: 0 not said, 1 unicast, 2 multicast, 3 broadcast, 4 promiscuous} */
    public int reception() {
        return value >>> 2 & 7;
    }

    /** {@return octets of frame check sequence at the packet's end, 0 to 15; 0 if it is not said} */
    public int frameCheckSequenceLength() {
        return value >>> 5 & 15;
    }

    /** {@return the errors of the link layer, bit 16 of the flags in bit 0, 0 to 65535} */
    public int linkLayerErrors() {
        return value >>> 16;
    }
}
