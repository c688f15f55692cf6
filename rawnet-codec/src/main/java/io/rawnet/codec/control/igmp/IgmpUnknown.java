package io.rawnet.codec.control.igmp;

import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * An IGMP message of a type that has no record here; all behind its checksum is payload.
 *
 * @param type the type, 0 to 255; one that has a record of its own decodes as that record
 * @param code the octet behind the type, 0 to 255
 * @param checksum the checksum, 0 to 65535
 */
public record IgmpUnknown(int type, int code, int checksum) implements IgmpMessage {

    /** The length of this header in octets. */
    public static final int LENGTH = ControlMessage.MIN_LENGTH;

    public IgmpUnknown {
        Range.u8("type", type);
        Range.u8("code", code);
        Range.u16("checksum", checksum);
    }

    static IgmpUnknown at(ByteBuffer in, int start) {
        return new IgmpUnknown(Wire.u8(in, start), Wire.u8(in, start + 1), Wire.u16(in, start + 2));
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        ControlMessage.begin(out, LENGTH, type, code, checksum);
    }

    @Override
    public IgmpUnknown withChecksum(int checksum) {
        return new IgmpUnknown(type, code, checksum);
    }

    /** {@return for instance {@code IGMP type 20 code 0}} */
    @Override
    public String toString() {
        return "IGMP type " + type + " code " + code;
    }
}
