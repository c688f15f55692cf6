package io.rawnet.codec.network;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * IP authentication header (RFC 4302 section 2).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |  Next Header  |  Payload Len  |           Reserved            |
 * +---------------+---------------+-------------------------------+
 * |                 Security Parameters Index (SPI)               |
 * +---------------------------------------------------------------+
 * |                     Sequence Number Field                     |
 * +---------------------------------------------------------------+
 * |                 Integrity Check Value (variable)              |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param nextHeader what follows
 * @param reserved 0 to 65535; should be 0
 * @param securityParametersIndex which security association, 0 to 2^32-1
 * @param sequenceNumber the packet's number within it, its low 32 bits, 0 to 2^32-1
 * @param integrityCheckValue the value with its padding, a multiple of 4 octets, at most 1016
 */
public record AuthenticationHeader(
        IpProtocol nextHeader,
        int reserved,
        long securityParametersIndex,
        long sequenceNumber,
        Octets integrityCheckValue)
        implements ExtensionHeader {

    /** The length of a header without integrity check value in octets. */
    public static final int MIN_LENGTH = 12;

    private static final int MAX_VALUE = 1016;

    public AuthenticationHeader {
        NotNull.check("nextHeader", nextHeader);
        Range.u16("reserved", reserved);
        Range.u32("securityParametersIndex", securityParametersIndex);
        Range.u32("sequenceNumber", sequenceNumber);
        Range.check("integrityCheckValue length", integrityCheckValue.size(), MAX_VALUE);
        Range.multiple("integrityCheckValue", integrityCheckValue.size(), 4);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if the header is shorter than 12 octets or than its length says
     */
    public static AuthenticationHeader decode(ByteBuffer in) throws MalformedPacketException {
        Wire.require("AH", in, MIN_LENGTH);
        int start = in.position();
        int length = (Wire.u8(in, start + 1) + 2) * 4;
        if (length < MIN_LENGTH) {
            throw MalformedPacketException.because(
                    "AH", 1, "header length of " + length + " octets is below 12", MIN_LENGTH, length);
        }
        Wire.take("AH", in, length);
        return new AuthenticationHeader(
                IpProtocol.of(Wire.u8(in, start)),
                Wire.u16(in, start + 2),
                Wire.u32(in, start + 4),
                Wire.u32(in, start + 8),
                Octets.copyOf(in, start + MIN_LENGTH, length - MIN_LENGTH));
    }

    @Override
    public int length() {
        return MIN_LENGTH + integrityCheckValue.size();
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, length());
        Wire.put8(out, start, nextHeader.number());
        Wire.put8(out, start + 1, length() / 4 - 2);
        Wire.put16(out, start + 2, reserved);
        Wire.put32(out, start + 4, securityParametersIndex);
        Wire.put32(out, start + 8, sequenceNumber);
        integrityCheckValue.encode(out, start + MIN_LENGTH);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.AH);
    }

    /** {@return a copy with the next header filled in; the integrity check value needs a key and stays} */
    @Override
    public AuthenticationHeader completed(HeaderContext context) {
        IpProtocol following = Extensions.following(context, nextHeader);
        return new AuthenticationHeader(
                following, reserved, securityParametersIndex, sequenceNumber, integrityCheckValue);
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        boolean odd = context.pseudoHeader(Ipv6PseudoHeader.class).isPresent() && length() % 8 != 0;
        return Extensions.violations(context)
                .addIf(reserved != 0, "RFC 4302 2.3", 2, "the reserved field is not 0")
                .addIf(securityParametersIndex == 0, "RFC 4302 2.4", 4, "security parameters index 0 must not be sent")
                .addIf(odd, "RFC 4302 2.2", 1, length() + " octets are not a multiple of 8, as IPv6 asks for")
                .list();
    }

    /** {@return for instance {@code AH spi 0x00000100 seq 1 icv 12 octets TCP}} */
    @Override
    public String toString() {
        return String.format(
                "AH spi 0x%08x seq %d icv %d octets %s",
                securityParametersIndex, sequenceNumber, integrityCheckValue.size(), nextHeader);
    }
}
