package io.rawnet.pcap;

import io.rawnet.codec.internal.Range;
import io.rawnet.codec.number.LinkType;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A packet of a capture file of either format.
 *
 * @param captureInterface interface that captured it; for pcap an interface with the values of the file header
 * @param timestamp        time of capture, to the nanosecond; empty for simple packets of pcapng and for times
 *                         outside the range of {@link Instant}
 * @param originalLength   octets of the packet on the wire, 0 to 2^32-1; a file may give less than the captured length
 * @param octets           the octets captured; not copied
 * @param options          options of the packet; none in pcap
 */
public record CapturedPacket(
        InterfaceDescriptionBlock captureInterface,
        Optional<Instant> timestamp,
        long originalLength,
        ByteBuffer octets,
        BlockOptions options) {

    public CapturedPacket {
        Objects.requireNonNull(captureInterface, "captureInterface");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(options, "options");
        Range.u32("original length", originalLength);
        octets = octets.slice().asReadOnlyBuffer();
    }

    /**
     * A packet captured whole, without options.
     *
     * @param captureInterface interface that captured it
     * @param timestamp        time of capture
     * @param octets           its octets; not copied
     * @return the packet
     */
    public static CapturedPacket of(InterfaceDescriptionBlock captureInterface, Instant timestamp, ByteBuffer octets) {
        return new CapturedPacket(
                captureInterface, Optional.of(timestamp), octets.remaining(), octets, BlockOptions.none());
    }

    /**
     * This packet with one more comment after its options.
     *
     * @param text the comment, at most 65535 octets of UTF-8
     * @return the packet
     * @throws IllegalArgumentException if the comment is longer
     */
    public CapturedPacket withComment(String text) {
        return withOptions(BlockOptions.builder(options.byteOrder())
                .addAll(options)
                .comment(text)
                .build());
    }

    /**
     * This packet with these flags in place of those it has.
     *
     * @param flags direction, kind of address and errors
     * @return the packet
     */
    public CapturedPacket withFlags(PacketFlags flags) {
        return withOptions(without(EnhancedPacketBlock.FLAGS)
                .int32(EnhancedPacketBlock.FLAGS, flags.value())
                .build());
    }

    /**
     * This packet with a drop count in place of the one it has.
     *
     * @param packets packets lost between the previous packet and this one, epb_dropcount, an unsigned 64-bit number
     * @return the packet
     */
    public CapturedPacket withDropCount(long packets) {
        return withOptions(without(EnhancedPacketBlock.DROP_COUNT)
                .int64(EnhancedPacketBlock.DROP_COUNT, packets)
                .build());
    }

    private BlockOptions.Builder without(int code) {
        BlockOptions.Builder builder = BlockOptions.builder(options.byteOrder());
        options.list().stream()
                .filter(option -> option.code() != code)
                .forEach(option -> builder.add(option.code(), option.value()));
        return builder;
    }

    /**
     * This packet with other options.
     *
     * @param others the options, of any byte order
     * @return the packet
     */
    public CapturedPacket withOptions(BlockOptions others) {
        return new CapturedPacket(captureInterface, timestamp, originalLength, octets, others);
    }

    /** {@return the octets captured, read-only, from position 0} */
    @Override
    public ByteBuffer octets() {
        return octets.duplicate();
    }

    /** {@return the link type: which header the octets begin with} */
    public LinkType linkType() {
        return captureInterface.linkType();
    }

    /** {@return the number of octets captured} */
    public int capturedLength() {
        return octets.remaining();
    }

    /** {@return whether the packet was longer than the octets captured} */
    public boolean truncated() {
        return originalLength > capturedLength();
    }

    /** {@return the comments on the packet} */
    public List<String> comments() {
        return options.comments();
    }

    /** {@return direction, kind of address and errors, epb_flags; empty if not given} */
    public Optional<PacketFlags> flags() {
        return PacketFlags.in(options);
    }

    /** {@return packets lost between the previous packet and this one, epb_dropcount, unsigned; empty if not given} */
    public OptionalLong dropCount() {
        return options.integer(EnhancedPacketBlock.DROP_COUNT, Long.BYTES);
    }

    /** {@return time, link type, lengths and options, for display} */
    @Override
    public String toString() {
        return timestamp.map(Instant::toString).orElse("no time") + " " + linkType() + ", " + capturedLength() + " of "
                + originalLength + " octets" + (options.isEmpty() ? "" : " " + options);
    }
}
