package io.rawnet.codec.transport;

import io.rawnet.codec.Octets;

/**
 * Builds a {@link DccpHeader}. Unless set, the type is data with a sequence number of 48 bits, and all else is 0 or empty; ranges are
 * checked by {@link #build}.
 */
public final class DccpHeaderBuilder {

    private int sourcePort;
    private int destinationPort;
    private int ccval;
    private int checksumCoverage;
    private int checksum;
    private int reserved;
    private int type = DccpHeader.DATA;
    private DccpSequenceNumber sequenceNumber = DccpSequenceNumber.ofExtended(0);
    private Octets rest = Octets.EMPTY;

    DccpHeaderBuilder() {}

    DccpHeaderBuilder(DccpHeader header) {
        sourcePort = header.sourcePort();
        destinationPort = header.destinationPort();
        ccval = header.ccval();
        checksumCoverage = header.checksumCoverage();
        checksum = header.checksum();
        reserved = header.reserved();
        type = header.type();
        sequenceNumber = header.sequenceNumber();
        rest = header.rest();
    }

    /**
     * Sets the source port.
     *
     * @param sourcePort source port, 0 to 65535
     * @return this builder
     */
    public DccpHeaderBuilder sourcePort(int sourcePort) {
        this.sourcePort = sourcePort;
        return this;
    }

    /**
     * Sets the destination port.
     *
     * @param destinationPort destination port, 0 to 65535
     * @return this builder
     */
    public DccpHeaderBuilder destinationPort(int destinationPort) {
        this.destinationPort = destinationPort;
        return this;
    }

    /**
     * Sets CCVal.
     *
     * @param ccval for the congestion control of the sender, 0 to 15
     * @return this builder
     */
    public DccpHeaderBuilder ccval(int ccval) {
        this.ccval = ccval;
        return this;
    }

    /**
     * Sets the checksum coverage.
     *
     * @param checksumCoverage how much data the checksum covers, 0 to 15: 0 all, else that many less one words of 4 octets
     * @return this builder
     */
    public DccpHeaderBuilder checksumCoverage(int checksumCoverage) {
        this.checksumCoverage = checksumCoverage;
        return this;
    }

    /**
     * Sets the checksum.
     *
     * @param checksum checksum as it goes on the wire, 0 to 65535; {@link DccpHeader#completed} computes it
     * @return this builder
     */
    public DccpHeaderBuilder checksum(int checksum) {
        this.checksum = checksum;
        return this;
    }

    /**
     * Sets the reserved bits.
     *
     * @param reserved the bits before the type, 0 to 7
     * @return this builder
     */
    public DccpHeaderBuilder reserved(int reserved) {
        this.reserved = reserved;
        return this;
    }

    /**
     * Sets the packet type.
     *
     * @param type 0 to 15, for instance {@link DccpHeader#REQUEST}
     * @return this builder
     */
    public DccpHeaderBuilder type(int type) {
        this.type = type;
        return this;
    }

    /**
     * Sets the sequence number.
     *
     * @param sequenceNumber the number with its width
     * @return this builder
     */
    public DccpHeaderBuilder sequenceNumber(DccpSequenceNumber sequenceNumber) {
        this.sequenceNumber = sequenceNumber;
        return this;
    }

    /**
     * Sets what the type adds, and the options.
     *
     * @param rest a multiple of 4 octets, at most 1008 behind a sequence number of 24 bits and 1004 behind one of 48
     * @return this builder
     */
    public DccpHeaderBuilder rest(Octets rest) {
        this.rest = rest;
        return this;
    }

    /**
     * {@return the header}
     *
     * @throws IllegalArgumentException if a field is outside its range; the message names it
     */
    public DccpHeader build() {
        return new DccpHeader(
                sourcePort, destinationPort, ccval, checksumCoverage, checksum, reserved, type, sequenceNumber, rest);
    }
}
