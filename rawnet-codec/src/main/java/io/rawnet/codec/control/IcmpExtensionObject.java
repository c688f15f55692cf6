package io.rawnet.codec.control;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.option.Element;
import io.rawnet.codec.option.MalformedElement;

/**
 * One object of an ICMP extension structure (RFC 4884 section 8).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+---------------+---------------+
 * |            Length             |   Class-Num   |    C-Type     |
 * +-------------------------------+---------------+---------------+
 * |                   Object payload ...                          |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * <p>An object whose payload does not suit its class is {@link Unknown}, so that its octets survive; octets whose lengths
 * lead nowhere are {@link Malformed}.
 */
public sealed interface IcmpExtensionObject extends Element
        permits MplsLabelStack,
                InterfaceInformation,
                InterfaceIdentification,
                IcmpExtensionObject.Unknown,
                IcmpExtensionObject.Malformed {

    /** The length of the header of an object in octets. */
    int HEADER_LENGTH = 4;

    /** The longest payload of an object in octets. */
    int MAX_DATA_LENGTH = 0xFFFF - HEADER_LENGTH;

    /** {@return the class number, 0 to 255} */
    default int classNumber() {
        return IcmpObjectFormat.FORMAT.type(this) >>> 8;
    }

    /** {@return the type within the class, 0 to 255} */
    default int classType() {
        return IcmpObjectFormat.FORMAT.type(this) & 0xFF;
    }

    /** {@return what follows the object's header} */
    default Octets data() {
        return IcmpObjectFormat.FORMAT.value(this);
    }

    @Override
    default Octets encoded() {
        return IcmpObjectFormat.FORMAT.encoded(this, classNumber() << 8 | classType(), data());
    }

    /**
     * Any object that has no type of its own here.
     *
     * @param classNumber the class number, 0 to 255
     * @param classType the type within the class, 0 to 255
     * @param data what follows the object's header, at most 65531 octets
     */
    record Unknown(int classNumber, int classType, Octets data) implements IcmpExtensionObject {
        public Unknown {
            Range.u8("classNumber", classNumber);
            Range.u8("classType", classType);
            Range.check("data length", data.size(), MAX_DATA_LENGTH);
        }

        @Override
        public String toString() {
            return TypeLengthValue.text("class " + classNumber + " type " + classType, data);
        }
    }

    /**
     * The rest of the structure from the point where a length below 4 or beyond the end made it unreadable.
     *
     * @param rest the octets, at least one
     */
    record Malformed(Octets rest) implements IcmpExtensionObject, MalformedElement {
        public Malformed {
            TypeLengthValue.checkMalformed("object", rest);
        }

        @Override
        public String toString() {
            return "malformed " + BoundedText.of(rest);
        }
    }
}
