package io.rawnet.codec.control.icmp;

import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * An ICMP message of a type that has no record here; all behind its checksum is payload.
 *
 * @param type the type, 0 to 255; one that has a record of its own decodes as that record
 * @param code the code, 0 to 255
 * @param checksum the checksum, 0 to 65535
 */
public record IcmpUnknown(int type, int code, int checksum) implements IcmpMessage {

    /** The length of this header in octets. */
    public static final int LENGTH = ControlMessage.MIN_LENGTH;

    public IcmpUnknown {
        Range.u8("type", type);
        Range.u8("code", code);
        Range.u16("checksum", checksum);
    }

    static IcmpUnknown at(ByteBuffer in, int start) {
        return new IcmpUnknown(Wire.u8(in, start), Wire.u8(in, start + 1), Wire.u16(in, start + 2));
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
    public IcmpUnknown withChecksum(int checksum) {
        return new IcmpUnknown(type, code, checksum);
    }

    /** {@return for instance {@code ICMP type 200 code 0}} */
    @Override
    public String toString() {
        return "ICMP type " + type + " code " + code;
    }
}
