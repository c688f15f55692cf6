package io.rawnet.codec.link;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LlcSap;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Logical Link Control header (ISO/IEC 8802-2, section 3): the header behind an Ethernet header whose type field is a length.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |     DSAP      |     SSAP      |  Control, 1 or 2 octets       |
 * +---------------+---------------+-------------------------------+
 * </pre>
 *
 * @param destination service access point that receives the frame
 * @param source service access point that sent it
 * @param control the control field, its first octet lowest: one octet, 0 to 255, where the two lowest bits are set
 *     (unnumbered); else two, 0 to 65535 (information and supervisory)
 */
public record LlcHeader(LlcSap destination, LlcSap source, int control) implements Header {

    /** The length of a header with a control field of one octet, in octets. */
    public static final int MIN_LENGTH = 3;

    /** The control field of unnumbered information, which datagrams use. */
    public static final int UNNUMBERED_INFORMATION = 0x03;

    private static final int POLL_OR_FINAL = 0x10;

    public LlcHeader {
        NotNull.check("destination", destination, "source", source);
        Range.check("control", control, isUnnumbered(control) ? 0xFF : 0xFFFF);
    }

    private static boolean isUnnumbered(int control) {
        return (control & 3) == 3;
    }

    /**
     * {@return the header of a datagram between two equal service access points}
     *
     * @param sap the address of both ends, for instance {@link LlcSap#SNAP}
     */
    public static LlcHeader of(LlcSap sap) {
        return new LlcHeader(sap, sap, UNNUMBERED_INFORMATION);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if fewer than 3 octets remain, or than 4 where the control field has two
     */
    public static LlcHeader decode(ByteBuffer in) throws MalformedPacketException {
        Wire.require("LLC", in, MIN_LENGTH);
        int start = in.position();
        int control = Wire.u8(in, start + 2);
        if (isUnnumbered(control)) {
            Wire.take("LLC", in, MIN_LENGTH);
        } else {
            Wire.take("LLC", in, MIN_LENGTH + 1);
            control |= Wire.u8(in, start + 3) << 8;
        }
        return new LlcHeader(new LlcSap(Wire.u8(in, start)), new LlcSap(Wire.u8(in, start + 1)), control);
    }

    @Override
    public int length() {
        return isUnnumbered(control) ? MIN_LENGTH : MIN_LENGTH + 1;
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, length());
        Wire.put8(out, start, destination.number());
        Wire.put8(out, start + 1, source.number());
        Wire.put8(out, start + 2, control);
        if (!isUnnumbered(control)) {
            Wire.put8(out, start + 3, control >>> 8);
        }
    }

    /** {@return whether the frame carries data of the next protocol: numbered or unnumbered information} */
    public boolean isInformation() {
        return isUnnumbered(control) ? (control & ~POLL_OR_FINAL) == UNNUMBERED_INFORMATION : (control & 1) == 0;
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(EtherType.LLC);
    }

    /** {@return the destination, where the frame carries information} */
    @Override
    public Optional<Protocol> nextProtocol() {
        return isInformation() ? Optional.of(destination) : Optional.empty();
    }

    /** {@return a copy with the service access points of the following header} */
    @Override
    public LlcHeader completed(HeaderContext context) {
        LlcSap announced = context.followingNumber(destination);
        return announced.equals(destination) ? this : new LlcHeader(announced, announced, control);
    }

    /** {@return for instance {@code LLC SNAP > SNAP UI}} */
    @Override
    public String toString() {
        String what = control == UNNUMBERED_INFORMATION ? "UI" : String.format("control 0x%02x", control);
        return "LLC " + source + " > " + destination + " " + what;
    }
}
