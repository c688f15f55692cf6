package io.rawnet.codec.control;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.internal.element.ElementFormat;
import io.rawnet.codec.internal.element.Heading;
import java.nio.ByteBuffer;

/** The format of extension objects (RFC 4884 section 8): a length, and class and type of the object as one number. */
final class IcmpObjectFormat implements Heading {

    static final ElementFormat<IcmpExtensionObject> FORMAT = new ElementFormat<IcmpExtensionObject>(
                    new IcmpObjectFormat(), IcmpObjectFormat::of, IcmpExtensionObject.Malformed::new)
            // class 1 of RFC 4950, its only type 1
            .with(0x0101, MplsLabelStack.class, data -> data.size() % 4 == 0, (type, data) -> MplsLabelStack.of(data));

    private IcmpObjectFormat() {}

    private static IcmpExtensionObject of(int type, Octets data) {
        int classType = type & 0xFF;
        return switch (type >>> 8) {
            case InterfaceInformation.CLASS -> new InterfaceInformation(classType, data);
            case InterfaceIdentification.CLASS -> new InterfaceIdentification(classType, data);
            default -> new IcmpExtensionObject.Unknown(type >>> 8, classType, data);
        };
    }

    @Override
    public int lengthAt(ByteBuffer in, int index) {
        int length = in.limit() - index < IcmpExtensionObject.HEADER_LENGTH ? 0 : Wire.u16(in, index);
        return length < IcmpExtensionObject.HEADER_LENGTH ? 0 : length;
    }

    @Override
    public int typeAt(ByteBuffer in, int index) {
        return octet(in, index + 2) << 8 | octet(in, index + 3);
    }

    private static int octet(ByteBuffer in, int index) {
        return index < in.limit() ? Wire.u8(in, index) : 0;
    }

    @Override
    public int size(int type) {
        return IcmpExtensionObject.HEADER_LENGTH;
    }

    @Override
    public void put(ByteBuffer out, int index, int type, int length) {
        Wire.put16(out, index, length);
        Wire.put16(out, index + 2, type);
    }
}
