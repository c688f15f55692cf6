package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * An ICMPv6 message of a type that has no record here; all behind its checksum is payload.
 *
 * @param type the type, 0 to 255; one that has a record of its own decodes as that record
 * @param code the code, 0 to 255
 * @param checksum the checksum, 0 to 65535
 */
public record Icmpv6Unknown(int type, int code, int checksum) implements Icmpv6Message {

    /** The length of this header in octets. */
    public static final int LENGTH = ControlMessage.MIN_LENGTH;

    public Icmpv6Unknown {
        Range.u8("type", type);
        Range.u8("code", code);
        Range.u16("checksum", checksum);
    }

    static Icmpv6Unknown at(ByteBuffer in, int start) {
        return new Icmpv6Unknown(Wire.u8(in, start), Wire.u8(in, start + 1), Wire.u16(in, start + 2));
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
    public Icmpv6Unknown withChecksum(int checksum) {
        return new Icmpv6Unknown(type, code, checksum);
    }

    /** {@return for instance {@code ICMPv6 type 200 code 0}} */
    @Override
    public String toString() {
        return "ICMPv6 type " + type + " code " + code;
    }
}
