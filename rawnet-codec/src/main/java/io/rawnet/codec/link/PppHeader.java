package io.rawnet.codec.link;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.number.PppProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * PPP header: the protocol field (RFC 1661 section 2), and before it, as the link may have it, address and control field of
 * the HDLC-like framing (RFC 1662 section 3.1). The flag and the frame check sequence are not here.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * | Address 0xff  | Control 0x03  |     Protocol, 1 or 2 octets   |
 * +---------------+---------------+-------------------------------+
 * </pre>
 *
 * @param framed whether the octets 0xff and 0x03 stand before the protocol field
 * @param compressed whether the protocol field has one octet (RFC 1661 section 6.5), which needs an odd number of at most
 *     0xfd
 * @param protocol what follows; its first octet is even, since an odd one ends the field
 */
public record PppHeader(boolean framed, boolean compressed, PppProtocol protocol) implements Header {

    private static final int ADDRESS_AND_CONTROL = 0xff03;
    private static final int ADDRESS = 0xff;

    public PppHeader {
        if (!fits(protocol, compressed)) {
            throw new IllegalArgumentException(String.format(
                    "protocol 0x%04x cannot be written in %s",
                    protocol.number(), compressed ? "one octet" : "two octets"));
        }
    }

    private static boolean fits(PppProtocol protocol, boolean compressed) {
        int number = protocol.number();
        return compressed ? number < ADDRESS && isLast(number) : !isLast(number >>> 8);
    }

    /** RFC 1661 section 2: the lowest bit of the last octet of a protocol number is set, that of others clear. */
    private static boolean isLast(int octet) {
        return (octet & 1) == 1;
    }

    /**
     * {@return the header that is only a protocol field of two octets, as behind PPPoE}
     *
     * @param protocol what follows
     * @throws IllegalArgumentException if the first octet of the protocol number is odd
     */
    public static PppHeader of(PppProtocol protocol) {
        return new PppHeader(false, false, protocol);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if the protocol field is missing in part or whole, or is a lone 0xff
     */
    public static PppHeader decode(ByteBuffer in) throws MalformedPacketException {
        int start = in.position();
        int available = in.remaining();
        boolean framed = available >= 2 && Wire.u16(in, start) == ADDRESS_AND_CONTROL;
        int field = framed ? 2 : 0;
        Wire.require("PPP", in, field + 1);
        int first = Wire.u8(in, start + field);
        if (first == ADDRESS) {
            throw MalformedPacketException.because("PPP", field, "0xff begins no protocol field", field + 2, field + 1);
        }
        boolean compressed = isLast(first);
        int length = compressed ? field + 1 : field + 2;
        Wire.take("PPP", in, length);
        return new PppHeader(framed, compressed, new PppProtocol(compressed ? first : Wire.u16(in, start + field)));
    }

    @Override
    public int length() {
        return (framed ? 2 : 0) + (compressed ? 1 : 2);
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, length());
        if (framed) {
            Wire.put16(out, start, ADDRESS_AND_CONTROL);
            start += 2;
        }
        if (compressed) {
            Wire.put8(out, start, protocol.number());
        } else {
            Wire.put16(out, start, protocol.number());
        }
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(LinkType.PPP, EtherType.PPP);
    }

    @Override
    public Optional<Protocol> nextProtocol() {
        return Optional.of(protocol);
    }

    /** {@return a copy with the protocol of the following header, where a field of this length can hold it} */
    @Override
    public PppHeader completed(HeaderContext context) {
        PppProtocol following = context.followingNumber(protocol);
        return fits(following, compressed) ? new PppHeader(framed, compressed, following) : this;
    }

    /** {@return for instance {@code PPP IPv4}} */
    @Override
    public String toString() {
        return "PPP " + protocol;
    }
}
