package io.rawnet.codec.tunnel;

import io.rawnet.codec.Octets;
import io.rawnet.codec.number.EtherType;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Builds a {@link GreHeader}. Unless set, the version is 0, IPv4 follows, the reserved bits are 0 and the optional fields
 * are absent; ranges are checked by {@link #build}.
 */
public final class GreHeaderBuilder {

    private int reserved0;
    private int version;
    private EtherType protocolType = EtherType.IPV4;
    private OptionalInt checksum = OptionalInt.empty();
    private int unusedChecksum;
    private int reserved1;
    private OptionalLong key = OptionalLong.empty();
    private OptionalLong sequenceNumber = OptionalLong.empty();
    private OptionalLong acknowledgmentNumber = OptionalLong.empty();
    private Octets routing = Octets.EMPTY;

    GreHeaderBuilder() {}

    GreHeaderBuilder(GreHeader header) {
        reserved0 = header.reserved0();
        version = header.version();
        protocolType = header.protocolType();
        checksum = header.checksum();
        unusedChecksum = header.unusedChecksum();
        reserved1 = header.reserved1();
        key = header.key();
        sequenceNumber = header.sequenceNumber();
        acknowledgmentNumber = header.acknowledgmentNumber();
        routing = header.routing();
    }

    /**
     * Sets the reserved bits of the first 16.
     *
     * @param reserved0 bits 4 to 12 as they stand, bit 12 lowest, 0 to 511
     * @return this builder
     */
    public GreHeaderBuilder reserved0(int reserved0) {
        this.reserved0 = reserved0;
        return this;
    }

    /**
     * Sets the version.
     *
     * @param version 0 or 1
     * @return this builder
     */
    public GreHeaderBuilder version(int version) {
        this.version = version;
        return this;
    }

    /**
     * Sets the protocol type.
     *
     * @param protocolType what follows
     * @return this builder
     */
    public GreHeaderBuilder protocolType(EtherType protocolType) {
        this.protocolType = protocolType;
        return this;
    }

    /**
     * Sets the checksum, which makes it present.
     *
     * @param checksum checksum as it goes on the wire, 0 to 65535; {@link GreHeader#completed} computes it
     * @return this builder
     */
    public GreHeaderBuilder checksum(int checksum) {
        this.checksum = OptionalInt.of(checksum);
        this.unusedChecksum = 0;
        return this;
    }

    /**
     * Sets the bits of the checksum field of a header with a source route and without a checksum.
     *
     * @param unusedChecksum the 16 bits, 0 to 65535
     * @return this builder
     */
    public GreHeaderBuilder unusedChecksum(int unusedChecksum) {
        this.unusedChecksum = unusedChecksum;
        return this;
    }

    /**
     * Sets the bits behind the checksum field.
     *
     * @param reserved1 the 16 bits, 0 to 65535, with a source route the offset of its active entry; 0 where there is neither
     *     checksum nor source route
     * @return this builder
     */
    public GreHeaderBuilder reserved1(int reserved1) {
        this.reserved1 = reserved1;
        return this;
    }

    /**
     * Sets the key, which makes it present.
     *
     * @param key 0 to 2^32-1
     * @return this builder
     */
    public GreHeaderBuilder key(long key) {
        this.key = OptionalLong.of(key);
        return this;
    }

    /**
     * Sets the sequence number, which makes it present.
     *
     * @param sequenceNumber the packet's number, 0 to 2^32-1
     * @return this builder
     */
    public GreHeaderBuilder sequenceNumber(long sequenceNumber) {
        this.sequenceNumber = OptionalLong.of(sequenceNumber);
        return this;
    }

    /**
     * Sets the acknowledgment number, which makes it present.
     *
     * @param acknowledgmentNumber the highest number received, 0 to 2^32-1; in version 1 only
     * @return this builder
     */
    public GreHeaderBuilder acknowledgmentNumber(long acknowledgmentNumber) {
        this.acknowledgmentNumber = OptionalLong.of(acknowledgmentNumber);
        return this;
    }

    /**
     * Sets the source route, which makes it present unless it is empty (RFC 1701).
     *
     * @param routing entries of address family (2 octets), offset and length (an octet each) and as many octets as the length
     *     says; the last entry alone has family and length 0
     * @return this builder
     */
    public GreHeaderBuilder routing(Octets routing) {
        this.routing = routing;
        return this;
    }

    /**
     * {@return the header}
     *
     * @throws IllegalArgumentException if a field is outside its range; the message names it
     */
    public GreHeader build() {
        return new GreHeader(
                reserved0,
                version,
                protocolType,
                checksum,
                unusedChecksum,
                reserved1,
                key,
                sequenceNumber,
                acknowledgmentNumber,
                routing);
    }
}
