package io.rawnet.pcap;

import io.rawnet.codec.internal.Range;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * One option of a pcapng block (draft-ietf-opsawg-pcapng, section 3.5). The meaning of a code depends on the type of
 * the block, except for the codes named here.
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |             Code              |            Length             |
 * +-------------------------------+-------------------------------+
 * |       Value, padded to 32 bits, Length counts no padding      |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param code  the option code, 1 to 65535
 * @param value 0 to 65535 octets, in the byte order of the section; not copied
 */
public record BlockOption(int code, ByteBuffer value) {

    /** Ends the options; never an option by itself. */
    static final int END_OF_OPTIONS = 0;
    /** A comment in UTF-8, in any block, any number of times. */
    public static final int COMMENT = 1;
    /** Text of a private enterprise, which may be copied: its number in 4 octets, then the text. */
    public static final int CUSTOM_TEXT = 2988;
    /** Octets of a private enterprise, which may be copied: its number in 4 octets, then the octets. */
    public static final int CUSTOM_OCTETS = 2989;
    /** Text of a private enterprise, which must not be copied. */
    public static final int CUSTOM_TEXT_NOT_COPIED = 19372;
    /** Octets of a private enterprise, which must not be copied. */
    public static final int CUSTOM_OCTETS_NOT_COPIED = 19373;

    public BlockOption {
        Range.check("option code", code, 1, 0xFFFF);
        Range.u16("option length", value.remaining());
        value = value.slice().asReadOnlyBuffer().order(value.order());
    }

    /** {@return the octets of the value, read-only, in the byte order of the section} */
    @Override
    public ByteBuffer value() {
        return value.duplicate().order(value.order());
    }

    /** {@return the value as UTF-8; octets that are none are replaced} */
    public String text() {
        return StandardCharsets.UTF_8.decode(value.duplicate()).toString();
    }

    /** {@return the value as an integer of 1, 2, 4 (unsigned) or 8 octets; empty if it has another length} */
    public OptionalLong integer() {
        return switch (value.remaining()) {
            case 1 -> OptionalLong.of(Byte.toUnsignedLong(value.get(0)));
            case 2 -> OptionalLong.of(Short.toUnsignedLong(value.getShort(0)));
            case 4 -> OptionalLong.of(Integer.toUnsignedLong(value.getInt(0)));
            case 8 -> OptionalLong.of(value.getLong(0));
            default -> OptionalLong.empty();
        };
    }

    boolean isCustom() {
        return code == CUSTOM_TEXT
                || code == CUSTOM_OCTETS
                || code == CUSTOM_TEXT_NOT_COPIED
                || code == CUSTOM_OCTETS_NOT_COPIED;
    }
}
