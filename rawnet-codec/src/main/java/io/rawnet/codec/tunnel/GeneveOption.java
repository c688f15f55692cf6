package io.rawnet.codec.tunnel;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.option.Element;
import io.rawnet.codec.option.MalformedElement;

/**
 * One option of a Geneve header (RFC 8926 section 3.5).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+---------------+-+-+-+---------+
 * |         Option Class          |     Type      |R|R|R| Length  |
 * +-------------------------------+---------------+-+-+-+---------+
 * |                   Variable-Length Option Data ...             |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * <p>The RFC defines the format of options but no option: the owner of the class defines what the data means, and
 * each option is {@link Opaque} here. Octets whose length cannot be right are {@link Malformed}.
 */
public sealed interface GeneveOption extends Element permits GeneveOption.Opaque, GeneveOption.Malformed {

    /** The length of class, type and length in octets. */
    int HEADER_LENGTH = 4;

    /** The most octets of data that the length of an option can count. */
    int MAX_DATA = 124;

    /** The highest bit of the type: a receiver that does not know the option must drop the packet. */
    int CRITICAL = 0x80;

    /**
     * {@return an option}
     *
     * @param optionClass the organization that defines the type, 0 to 65535
     * @param type the format of the data, {@link #CRITICAL} included, 0 to 255
     * @param data the data, a multiple of 4 octets, at most 124
     * @throws IllegalArgumentException if one of them is outside
     */
    static GeneveOption of(int optionClass, int type, Octets data) {
        return new Opaque(optionClass, type, 0, data);
    }

    /** {@return the organization that defines the type: IANA's Geneve option class, 0 to 65535} */
    default int optionClass() {
        return GeneveOptionHeading.FORMAT.type(this) >>> 16;
    }

    /** {@return the format of the data, {@link #CRITICAL} included, 0 to 255} */
    default int type() {
        return GeneveOptionHeading.FORMAT.type(this) >>> 8 & 0xFF;
    }

    /** {@return the three reserved bits before the length, 0 to 7} */
    default int reserved() {
        return GeneveOptionHeading.FORMAT.type(this) >>> 5 & 7;
    }

    /** {@return what follows the length; in a malformed option fewer octets than it says} */
    default Octets data() {
        return GeneveOptionHeading.FORMAT.value(this);
    }

    /** {@return whether a receiver that does not know the option must drop the packet} */
    default boolean isCritical() {
        return (type() & CRITICAL) != 0;
    }

    @Override
    default Octets encoded() {
        return GeneveOptionHeading.FORMAT.encoded(this, optionClass() << 16 | type() << 8 | reserved() << 5, data());
    }

    /**
     * An option with data that is not interpreted.
     *
     * @param optionClass the organization that defines the type, 0 to 65535
     * @param type the format of the data, {@link #CRITICAL} included, 0 to 255
     * @param reserved the three bits before the length, 0 to 7
     * @param data the data, a multiple of 4 octets, at most 124
     */
    record Opaque(int optionClass, int type, int reserved, Octets data) implements GeneveOption {
        public Opaque {
            Range.u16("optionClass", optionClass);
            Range.u8("type", type);
            Range.check("reserved", reserved, 7);
            int size = data.size();
            Range.octets(size <= MAX_DATA && size % 4 == 0, "data", "a multiple of 4 octets and at most 124", size);
        }

        @Override
        public String toString() {
            return TypeLengthValue.text(String.format("0x%04x/0x%02x", optionClass, type), data);
        }
    }

    /**
     * The last option, if its length goes beyond the end of the list.
     *
     * @param rest the octets, class first; a multiple of 4, at least 4
     */
    record Malformed(Octets rest) implements GeneveOption, MalformedElement {
        public Malformed {
            if (rest.isEmpty() || rest.size() % 4 != 0) {
                throw new IllegalArgumentException(
                        "a malformed option has a multiple of 4 octets and at least 4, not " + rest.size());
            }
        }

        @Override
        public String toString() {
            return "malformed " + BoundedText.of(rest);
        }
    }
}
