package io.rawnet.codec.transport;

import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * Reads and changes a TCP header in place, without a copy.
 *
 * <p>Setters repair the checksum incrementally (RFC 1624): one that was right stays right, one that was wrong stays wrong.
 * After {@link #at} has checked the structure no accessor fails, as long as the buffer's limit and byte order stay
 * what they were.
 */
public final class TcpView {

    /** The length of a header without options in octets. */
    public static final int MIN_LENGTH = 20;

    private static final int SOURCE_PORT = 0;
    private static final int DESTINATION_PORT = 2;
    private static final int SEQUENCE_NUMBER = 4;
    private static final int ACKNOWLEDGMENT_NUMBER = 8;
    private static final int DATA_OFFSET = 12;
    private static final int CONTROL_BITS = 13;
    private static final int WINDOW = 14;
    private static final int CHECKSUM = 16;
    private static final int URGENT_POINTER = 18;

    private final ByteBuffer buffer;
    private final int offset;
    private final int length;

    private TcpView(ByteBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.offset = offset;
        this.length = length;
    }

    /**
     * {@return a view of the header at the buffer's position}
     *
     * @param buffer the octets; its position is neither moved nor remembered
     * @throws MalformedPacketException as {@link #at} does
     */
    public static TcpView of(ByteBuffer buffer) throws MalformedPacketException {
        return at(buffer, buffer.position());
    }

    /**
     * {@return a view of the header at an index}
     *
     * @param buffer the octets, up to its limit
     * @param offset the absolute index of the header's first octet
     * @throws MalformedPacketException if the header is shorter than 20 octets or than its data offset says
     */
    public static TcpView at(ByteBuffer buffer, int offset) throws MalformedPacketException {
        int available = buffer.limit() - offset; // with Wire.require, a call more, the view is not optimized away
        if (available < MIN_LENGTH) {
            throw MalformedPacketException.tooShort("TCP", 0, MIN_LENGTH, available);
        }
        int length = checkedLength((buffer.get(offset + DATA_OFFSET) & 0xF0) / 4, available);
        return new TcpView(Wire.inNetworkOrder(buffer), offset, length);
    }

    /** {@return the length that the data offset gives in octets, once it is checked} */
    static int checkedLength(int length, int available) throws MalformedPacketException {
        if (length < MIN_LENGTH) {
            throw MalformedPacketException.because(
                    "TCP", DATA_OFFSET, "data offset " + length / 4 + " is below 5", MIN_LENGTH, length);
        }
        if (available < length) {
            throw MalformedPacketException.tooShort("TCP", 0, length, available);
        }
        return length;
    }

    /** {@return the length of the header in octets, options included, 20 to 60} */
    public int length() {
        return length;
    }

    /** {@return the source port, 0 to 65535} */
    public int sourcePort() {
        return buffer.getShort(offset + SOURCE_PORT) & 0xFFFF;
    }

    /** {@return the destination port, 0 to 65535} */
    public int destinationPort() {
        return buffer.getShort(offset + DESTINATION_PORT) & 0xFFFF;
    }

    /** {@return the sequence number, 0 to 2^32-1} */
    public long sequenceNumber() {
        return Integer.toUnsignedLong(buffer.getInt(offset + SEQUENCE_NUMBER));
    }

    /** {@return the acknowledgment number, 0 to 2^32-1} */
    public long acknowledgmentNumber() {
        return Integer.toUnsignedLong(buffer.getInt(offset + ACKNOWLEDGMENT_NUMBER));
    }

    /** {@return the length of the header in units of 4 octets, 5 to 15} */
    public int dataOffset() {
        return length / 4;
    }

    /** {@return the reserved bits, 0 to 15; the lowest is AccECN's AE} */
    public int reserved() {
        return buffer.get(offset + DATA_OFFSET) & 0xF;
    }

    /** {@return the control bits, 0 to 255: see the constants of {@link TcpHeader}} */
    public int controlBits() {
        return buffer.get(offset + CONTROL_BITS) & 0xFF;
    }

    /** {@return the window, 0 to 65535, not scaled} */
    public int window() {
        return buffer.getShort(offset + WINDOW) & 0xFFFF;
    }

    /** {@return the checksum, 0 to 65535} */
    public int checksum() {
        return buffer.getShort(offset + CHECKSUM) & 0xFFFF;
    }

    /** {@return the urgent pointer, 0 to 65535} */
    public int urgentPointer() {
        return buffer.getShort(offset + URGENT_POINTER) & 0xFFFF;
    }

    /** {@return the absolute index of the first octet behind the header} */
    public int payloadOffset() {
        return offset + length;
    }

    /**
     * Changes the source port and repairs the checksum.
     *
     * @param port 0 to 65535
     * @throws IllegalArgumentException if it is outside
     */
    public void setSourcePort(int port) {
        Range.u16("sourcePort", port);
        setWord(SOURCE_PORT, port);
    }

    /**
     * Changes the destination port and repairs the checksum.
     *
     * @param port 0 to 65535
     * @throws IllegalArgumentException if it is outside
     */
    public void setDestinationPort(int port) {
        Range.u16("destinationPort", port);
        setWord(DESTINATION_PORT, port);
    }

    /**
     * Changes the sequence number and repairs the checksum.
     *
     * @param sequenceNumber 0 to 2^32-1
     * @throws IllegalArgumentException if it is outside
     */
    public void setSequenceNumber(long sequenceNumber) {
        Range.u32("sequenceNumber", sequenceNumber);
        setDoubleWord(SEQUENCE_NUMBER, (int) sequenceNumber);
    }

    /**
     * Changes the acknowledgment number and repairs the checksum.
     *
     * @param acknowledgmentNumber 0 to 2^32-1
     * @throws IllegalArgumentException if it is outside
     */
    public void setAcknowledgmentNumber(long acknowledgmentNumber) {
        Range.u32("acknowledgmentNumber", acknowledgmentNumber);
        setDoubleWord(ACKNOWLEDGMENT_NUMBER, (int) acknowledgmentNumber);
    }

    /**
     * Changes the control bits and repairs the checksum.
     *
     * @param controlBits 0 to 255
     * @throws IllegalArgumentException if it is outside
     */
    public void setControlBits(int controlBits) {
        Range.u8("controlBits", controlBits);
        setWord(DATA_OFFSET, (buffer.get(offset + DATA_OFFSET) & 0xFF) << 8 | controlBits);
    }

    /**
     * Changes the window and repairs the checksum.
     *
     * @param window 0 to 65535
     * @throws IllegalArgumentException if it is outside
     */
    public void setWindow(int window) {
        Range.u16("window", window);
        setWord(WINDOW, window);
    }

    private void setWord(int field, int after) {
        int before = buffer.getShort(offset + field) & 0xFFFF;
        buffer.putShort(offset + field, (short) after);
        buffer.putShort(offset + CHECKSUM, (short) InternetChecksum.update(checksum(), before, after));
    }

    private void setDoubleWord(int field, int after) {
        int before = buffer.getInt(offset + field);
        buffer.putInt(offset + field, after);
        buffer.putShort(offset + CHECKSUM, (short) InternetChecksum.update32(checksum(), before, after));
    }

    /** {@return the header as an immutable value} */
    public TcpHeader toHeader() {
        return TcpHeader.read(buffer, offset, length, buffer.getLong(offset + 8));
    }

    /** {@return the header as one line of text} */
    @Override
    public String toString() {
        return toHeader().toString();
    }
}
