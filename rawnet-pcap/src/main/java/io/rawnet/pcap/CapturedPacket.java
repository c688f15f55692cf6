package io.rawnet.pcap;

import io.rawnet.codec.internal.Range;
import io.rawnet.codec.number.LinkType;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A packet of a capture file of either format.
 *
 * @param captureInterface where it was captured; for pcap the one interface that the file header stands for
 * @param timestamp        when it was captured, to the nanosecond; empty for simple packets of pcapng and for times that
 *                         an {@link Instant} cannot hold
 * @param originalLength   octets of the packet on the wire, 0 to 2^32-1; files may say less than was captured
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
     * @param captureInterface where it was captured
     * @param timestamp        when it was captured
     * @param octets           its octets; not copied
     * @return the packet
     */
    public static CapturedPacket of(InterfaceDescriptionBlock captureInterface, Instant timestamp, ByteBuffer octets) {
        return new CapturedPacket(
                captureInterface, Optional.of(timestamp), octets.remaining(), octets, BlockOptions.none());
    }

    /** {@return the octets captured, read-only, from position 0} */
    @Override
    public ByteBuffer octets() {
        return octets.duplicate();
    }

    /** {@return what the octets begin with} */
    public LinkType linkType() {
        return captureInterface.linkType();
    }

    /** {@return how many octets were captured} */
    public int capturedLength() {
        return octets.remaining();
    }

    /** {@return whether the packet was longer than what was captured of it} */
    public boolean truncated() {
        return originalLength > capturedLength();
    }

    /** {@return the comments on the packet} */
    public List<String> comments() {
        return options.comments();
    }

    /** {@return direction, kind of address and errors, epb_flags; empty if the file does not say} */
    public Optional<PacketFlags> flags() {
        return PacketFlags.in(options);
    }

    /** {@return time, link type, lengths and options, for people} */
    @Override
    public String toString() {
        return timestamp.map(Instant::toString).orElse("no time") + " " + linkType() + ", " + capturedLength() + " of "
                + originalLength + " octets" + (options.isEmpty() ? "" : " " + options);
    }
}
