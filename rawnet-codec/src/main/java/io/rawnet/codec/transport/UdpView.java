package io.rawnet.codec.transport;

import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * Reads and changes a UDP header in place, without a copy.
 *
 * <p>Setters repair the checksum incrementally (RFC 1624): one that was right stays right, one that was wrong stays wrong,
 * and 0, by which the sender said that there is none, stays 0. After {@link #at} has checked the structure no accessor
 * fails, as long as the buffer's limit stays where it was.
 */
public final class UdpView {

    /** The length of the header in octets. */
    public static final int LENGTH = 8;

    private static final int SOURCE_PORT = 0;
    private static final int DESTINATION_PORT = 2;
    private static final int DATAGRAM_LENGTH = 4;
    private static final int CHECKSUM = 6;

    private final ByteBuffer buffer;
    private final int offset;

    private UdpView(ByteBuffer buffer, int offset) {
        this.buffer = buffer;
        this.offset = offset;
    }

    /**
     * {@return a view of the header at the buffer's position}
     *
     * @param buffer the octets; its position is neither moved nor remembered
     * @throws MalformedPacketException as {@link #at} does
     */
    public static UdpView of(ByteBuffer buffer) throws MalformedPacketException {
        return at(buffer, buffer.position());
    }

    /**
     * {@return a view of the header at an index}
     *
     * @param buffer the octets, up to its limit
     * @param offset the absolute index of the header's first octet
     * @throws MalformedPacketException if there are fewer than 8 octets
     */
    public static UdpView at(ByteBuffer buffer, int offset) throws MalformedPacketException {
        Wire.require("UDP", buffer, offset, LENGTH);
        return new UdpView(buffer, offset);
    }

    /** {@return the source port, 0 to 65535; 0 when the sender wants no reply} */
    public int sourcePort() {
        return Wire.u16(buffer, offset + SOURCE_PORT);
    }

    /** {@return the destination port, 0 to 65535} */
    public int destinationPort() {
        return Wire.u16(buffer, offset + DESTINATION_PORT);
    }

    /** {@return the length of header and data in octets as the header says, 0 to 65535} */
    public int datagramLength() {
        return Wire.u16(buffer, offset + DATAGRAM_LENGTH);
    }

    /** {@return the checksum, 0 to 65535; 0 says that there is none} */
    public int checksum() {
        return Wire.u16(buffer, offset + CHECKSUM);
    }

    /** {@return the absolute index of the first octet behind the header} */
    public int payloadOffset() {
        return offset + LENGTH;
    }

    /**
     * {@return the absolute index behind the last octet of the data} The datagram's length decides, unless the buffer ends
     * earlier or the length is 0, as jumbograms have it (RFC 2675 section 4).
     */
    public int payloadEnd() {
        int length = datagramLength();
        int end = length == 0 ? buffer.limit() : Math.min(buffer.limit(), offset + length);
        return Math.max(end, payloadOffset());
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

    private void setWord(int field, int after) {
        int before = Wire.u16(buffer, offset + field);
        Wire.put16(buffer, offset + field, after);
        int checksum = checksum();
        if (checksum != UdpHeader.NO_CHECKSUM) {
            int repaired = InternetChecksum.update(checksum, before, after);
            Wire.put16(buffer, offset + CHECKSUM, UdpHeader.onTheWire(repaired));
        }
    }

    /** {@return the header as an immutable value} */
    public UdpHeader toHeader() {
        return UdpHeader.read(buffer, offset);
    }

    /** {@return the header as one line of text} */
    @Override
    public String toString() {
        return toHeader().toString();
    }
}
