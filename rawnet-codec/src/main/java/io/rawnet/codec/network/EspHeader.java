package io.rawnet.codec.network;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The part of an IP encapsulating security payload that can be read without a key (RFC 4303 section 2). All behind it is
 * payload: data, padding, next header and integrity check value.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------------------------------------------------------+
 * |               Security Parameters Index (SPI)                 |
 * +---------------------------------------------------------------+
 * |                      Sequence Number                          |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param securityParametersIndex which security association, 0 to 2^32-1
 * @param sequenceNumber the packet's number within it, its low 32 bits, 0 to 2^32-1
 */
public record EspHeader(long securityParametersIndex, long sequenceNumber) implements Header {

    /** The length of the header in octets. */
    public static final int LENGTH = 8;

    public EspHeader {
        Range.u32("securityParametersIndex", securityParametersIndex);
        Range.u32("sequenceNumber", sequenceNumber);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if fewer than 8 octets remain
     */
    public static EspHeader decode(ByteBuffer in) throws MalformedPacketException {
        int start = Wire.take("ESP", in, LENGTH);
        return new EspHeader(Wire.u32(in, start), Wire.u32(in, start + 4));
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, LENGTH);
        Wire.put32(out, start, securityParametersIndex);
        Wire.put32(out, start + 4, sequenceNumber);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.ESP);
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        boolean zero = securityParametersIndex == 0;
        return Violations.of(zero, "RFC 4303 2.1", 0, "security parameters index 0 must not be sent");
    }

    /** {@return for instance {@code ESP spi 0x00000100 seq 1}} */
    @Override
    public String toString() {
        return String.format("ESP spi 0x%08x seq %d", securityParametersIndex, sequenceNumber);
    }
}
