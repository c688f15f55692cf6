package io.rawnet.pcap;

import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Information of the link layer about a packet: the option epb_flags (draft-ietf-opsawg-pcapng, section 4.3.1).
 * <pre>
 *   bits 0-1   direction
 *   bits 2-4   reception: 1 unicast, 2 multicast, 3 broadcast, 4 promiscuous
 *   bits 5-8   octets of frame check sequence at the packet's end, 0: unknown
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
        /** The value without a meaning in the draft. */
        RESERVED
    }

    /**
     * Flags that give the direction and nothing else.
     *
     * @param direction which way the packet went
     * @return the flags
     */
    public static PacketFlags of(Direction direction) {
        return new PacketFlags(direction.ordinal());
    }

    static Optional<PacketFlags> in(BlockOptions options) {
        OptionalLong flags = options.integer(EnhancedPacketBlock.FLAGS, Integer.BYTES);
        return flags.isEmpty() ? Optional.empty() : Optional.of(new PacketFlags((int) flags.getAsLong()));
    }

    /**
     * {@return packet options that consist of these flags, little-endian; can be used for many packets}
     *
     * @see PcapngWriter#write(int, java.nio.ByteBuffer, long, long, BlockOptions)
     */
    public BlockOptions toOptions() {
        return BlockOptions.builder(ByteOrder.LITTLE_ENDIAN)
                .int32(EnhancedPacketBlock.FLAGS, value)
                .build();
    }

    /** {@return which way the packet went} */
    public Direction direction() {
        return Direction.values()[value & 3];
    }

    /** {@return how it was addressed, 0 to 7: 0 unknown, 1 unicast, 2 multicast, 3 broadcast, 4 promiscuous} */
    public int reception() {
        return value >>> 2 & 7;
    }

    /** {@return octets of frame check sequence at the packet's end, 0 to 15; 0 if unknown} */
    public int frameCheckSequenceLength() {
        return value >>> 5 & 15;
    }

    /** {@return the errors of the link layer, bit 16 of the flags in bit 0, 0 to 65535} */
    public int linkLayerErrors() {
        return value >>> 16;
    }
}
