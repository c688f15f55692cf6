package io.rawnet.codec.control;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

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
public sealed interface IcmpExtensionObject
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
    int classNumber();

    /** {@return the type within the class, 0 to 255} */
    int classType();

    /** {@return what follows the object's header} */
    Octets data();

    /** {@return the length of the object in octets, its header included} */
    default int length() {
        return HEADER_LENGTH + data().size();
    }

    /**
     * Writes the object at the buffer's position.
     *
     * @param out where to write
     * @throws java.nio.BufferOverflowException if it does not fit; nothing was written
     */
    default void encode(ByteBuffer out) {
        int start = Wire.claim(out, length());
        Wire.put16(out, start, length());
        Wire.put8(out, start + 2, classNumber());
        Wire.put8(out, start + 3, classType());
        data().encode(out, start + HEADER_LENGTH);
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
    record Malformed(Octets rest) implements IcmpExtensionObject {
        public Malformed {
            TypeLengthValue.checkMalformed("object", rest);
        }

        @Override
        public int classNumber() {
            return rest.size() > 2 ? rest.get(2) : 0;
        }

        @Override
        public int classType() {
            return rest.size() > 3 ? rest.get(3) : 0;
        }

        @Override
        public Octets data() {
            return rest.slice(Math.min(HEADER_LENGTH, rest.size()), rest.size());
        }

        @Override
        public int length() {
            return rest.size();
        }

        @Override
        public void encode(ByteBuffer out) {
            rest.encode(out);
        }

        @Override
        public String toString() {
            return "malformed " + BoundedText.of(rest);
        }
    }

    /**
     * {@return the objects in a string of octets, in order} Encoded one after the other they give the same octets.
     *
     * @param octets the objects of an extension structure
     */
    static List<IcmpExtensionObject> parse(Octets octets) {
        ByteBuffer in = octets.buffer();
        List<IcmpExtensionObject> objects = new ArrayList<>();
        int index = 0;
        while (index < octets.size()) {
            int left = octets.size() - index;
            int length = left < HEADER_LENGTH ? 0 : Wire.u16(in, index);
            if (length < HEADER_LENGTH || length > left) {
                objects.add(new Malformed(octets.slice(index, octets.size())));
                break;
            }
            Octets data = octets.slice(index + HEADER_LENGTH, index + length);
            objects.add(of(octets.get(index + 2), octets.get(index + 3), data));
            index += length;
        }
        return List.copyOf(objects);
    }

    private static IcmpExtensionObject of(int classNumber, int classType, Octets data) {
        if (classNumber == MplsLabelStack.CLASS && classType == MplsLabelStack.TYPE && data.size() % 4 == 0) {
            return MplsLabelStack.of(data);
        }
        if (classNumber == InterfaceInformation.CLASS) {
            return new InterfaceInformation(classType, data);
        }
        if (classNumber == InterfaceIdentification.CLASS) {
            return new InterfaceIdentification(classType, data);
        }
        return new Unknown(classNumber, classType, data);
    }
}
