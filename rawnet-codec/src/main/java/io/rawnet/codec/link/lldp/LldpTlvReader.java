package io.rawnet.codec.link.lldp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Takes a data unit apart. */
final class LldpTlvReader {

    private LldpTlvReader() {}

    /**
     * {@return the index behind the last TLV of the data unit at an index: behind its end, or the buffer's limit where there is
     * none or a TLV is malformed}
     */
    static int end(ByteBuffer in, int start) {
        int index = start;
        boolean ended = false;
        while (index < in.limit() && !ended) {
            int length = lengthAt(in, index);
            ended = length == 0 || Wire.u8(in, index) >> 1 == LldpTlv.EndOfLldpdu.TYPE;
            index = length == 0 ? in.limit() : index + length;
        }
        return index;
    }

    /** {@return the length of the TLV at an index, type and length included; 0 if it leads beyond the limit} */
    private static int lengthAt(ByteBuffer in, int index) {
        int available = in.limit() - index;
        int length = available < LldpTlv.HEADER_LENGTH
                ? LldpTlv.HEADER_LENGTH
                : LldpTlv.HEADER_LENGTH + (Wire.u16(in, index) & LldpTlv.MAX_VALUE);
        return length > available ? 0 : length;
    }

    /** {@return the TLVs in order; encoded one after the other they give the same octets} */
    static List<LldpTlv> read(Octets octets) {
        ByteBuffer in = octets.buffer();
        List<LldpTlv> tlvs = new ArrayList<>();
        int index = 0;
        while (index < octets.size()) {
            int length = lengthAt(in, index);
            int end = length == 0 ? octets.size() : index + length;
            tlvs.add(
                    length == 0
                            ? new LldpTlv.Malformed(octets.slice(index, end))
                            : of(octets.get(index) >> 1, octets.slice(index + LldpTlv.HEADER_LENGTH, end)));
            index = end;
        }
        return List.copyOf(tlvs);
    }

    /** {@return the TLV of a type; {@link LldpTlv.Unknown} where that type cannot hold every octet of the value} */
    private static LldpTlv of(int type, Octets value) {
        return switch (type) {
            case LldpTlv.EndOfLldpdu.TYPE -> new LldpTlv.EndOfLldpdu(value);
            case LldpIdentifier.CHASSIS, LldpIdentifier.PORT -> LldpIdentifier.read(type, value);
            case LldpTlv.TimeToLive.TYPE -> LldpTlv.TimeToLive.read(value);
            case LldpText.PORT_DESCRIPTION, LldpText.SYSTEM_NAME, LldpText.SYSTEM_DESCRIPTION ->
                new LldpText(type, value);
            case SystemCapabilities.TYPE -> SystemCapabilities.read(value);
            case ManagementAddress.TYPE -> ManagementAddress.read(value);
            case OrganizationallySpecific.TYPE -> OrganizationallySpecific.read(value);
            default -> new LldpTlv.Unknown(type, value);
        };
    }
}
