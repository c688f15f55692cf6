package io.rawnet.codec.transport;

import io.rawnet.codec.internal.Range;
import io.rawnet.codec.transport.option.TcpOption;
import io.rawnet.codec.transport.option.TcpOptions;

/**
 * Builds a {@link TcpHeader}. Unless set, the window is 65535, there are no options and all else is 0; ranges are checked by
 * {@link #build}.
 */
public final class TcpHeaderBuilder {

    private int sourcePort;
    private int destinationPort;
    private long sequenceNumber;
    private long acknowledgmentNumber;
    private int reserved;
    private int controlBits;
    private int window = 65535;
    private int checksum;
    private int urgentPointer;
    private TcpOptions options = TcpOptions.NONE;

    TcpHeaderBuilder() {}

    TcpHeaderBuilder(TcpHeader header) {
        sourcePort = header.sourcePort();
        destinationPort = header.destinationPort();
        sequenceNumber = header.sequenceNumber();
        acknowledgmentNumber = header.acknowledgmentNumber();
        reserved = header.reserved();
        controlBits = header.controlBits();
        window = header.window();
        checksum = header.checksum();
        urgentPointer = header.urgentPointer();
        options = header.options();
    }

    /**
     * Sets the source port.
     *
     * @param sourcePort source port, 0 to 65535
     * @return this builder
     */
    public TcpHeaderBuilder sourcePort(int sourcePort) {
        this.sourcePort = sourcePort;
        return this;
    }

    /**
     * Sets the destination port.
     *
     * @param destinationPort destination port, 0 to 65535
     * @return this builder
     */
    public TcpHeaderBuilder destinationPort(int destinationPort) {
        this.destinationPort = destinationPort;
        return this;
    }

    /**
     * Sets the sequence number.
     *
     * @param sequenceNumber sequence number, 0 to 2^32-1
     * @return this builder
     */
    public TcpHeaderBuilder sequenceNumber(long sequenceNumber) {
        this.sequenceNumber = sequenceNumber;
        return this;
    }

    /**
     * Sets the acknowledgment number.
     *
     * @param acknowledgmentNumber acknowledgment number, 0 to 2^32-1
     * @return this builder
     */
    public TcpHeaderBuilder acknowledgmentNumber(long acknowledgmentNumber) {
        this.acknowledgmentNumber = acknowledgmentNumber;
        return this;
    }

    /**
     * Sets the reserved bits.
     *
     * @param reserved reserved bits, 0 to 15
     * @return this builder
     */
    public TcpHeaderBuilder reserved(int reserved) {
        this.reserved = reserved;
        return this;
    }

    /**
     * Sets the control bits.
     *
     * @param controlBits control bits, 0 to 255, for instance {@code TcpHeader.SYN | TcpHeader.ACK}
     * @return this builder
     */
    public TcpHeaderBuilder controlBits(int controlBits) {
        this.controlBits = controlBits;
        return this;
    }

    /**
     * Sets the bits AE, CWR and ECE to a number and leaves all other bits as they are.
     *
     * @param ace the ACE field, 0 to 7 (RFC 9768 section 3.2.2)
     * @return this builder
     * @throws IllegalArgumentException if it is outside
     */
    public TcpHeaderBuilder ace(int ace) {
        Range.check("ace", ace, 7);
        reserved = reserved & ~TcpHeader.AE | ace >>> 2;
        controlBits = controlBits & ~(TcpHeader.CWR | TcpHeader.ECE) | (ace & 3) << 6;
        return this;
    }

    /**
     * Sets the window.
     *
     * @param window window, not scaled, 0 to 65535
     * @return this builder
     */
    public TcpHeaderBuilder window(int window) {
        this.window = window;
        return this;
    }

    /**
     * Sets the checksum.
     *
     * @param checksum checksum, 0 to 65535
     * @return this builder
     */
    public TcpHeaderBuilder checksum(int checksum) {
        this.checksum = checksum;
        return this;
    }

    /**
     * Sets the urgent pointer.
     *
     * @param urgentPointer urgent pointer, 0 to 65535
     * @return this builder
     */
    public TcpHeaderBuilder urgentPointer(int urgentPointer) {
        this.urgentPointer = urgentPointer;
        return this;
    }

    /**
     * Sets the options with their padding.
     *
     * @param options options with their padding
     * @return this builder
     */
    public TcpHeaderBuilder options(TcpOptions options) {
        this.options = options;
        return this;
    }

    /**
     * Sets the options, padded with zeros to a multiple of 4 octets.
     *
     * @param options the options in order, at most 40 octets
     * @return this builder
     * @throws IllegalArgumentException if they need more than 40 octets
     */
    public TcpHeaderBuilder options(TcpOption... options) {
        return options(TcpOptions.of(options));
    }

    /**
     * {@return the header}
     *
     * @throws IllegalArgumentException if a field is outside its range; the message names it
     */
    public TcpHeader build() {
        return new TcpHeader(
                sourcePort,
                destinationPort,
                sequenceNumber,
                acknowledgmentNumber,
                reserved,
                controlBits,
                window,
                checksum,
                urgentPointer,
                options);
    }
}
