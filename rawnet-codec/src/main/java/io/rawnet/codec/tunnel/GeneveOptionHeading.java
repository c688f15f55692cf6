package io.rawnet.codec.tunnel;

import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.internal.element.ElementFormat;
import io.rawnet.codec.internal.element.Heading;
import java.nio.ByteBuffer;

/** Class, type, reserved bits and length of an option. All but the length, which counts words of data, are its type here. */
final class GeneveOptionHeading implements Heading {

    static final ElementFormat<GeneveOption> FORMAT = new ElementFormat<>(
            new GeneveOptionHeading(),
            (type, data) -> new GeneveOption.Opaque(type >>> 16, type >>> 8 & 0xFF, type >>> 5 & 7, data),
            GeneveOption.Malformed::new);

    private static final int LENGTH = 0x1F;

    private GeneveOptionHeading() {}

    @Override
    public int lengthAt(ByteBuffer in, int index) {
        return GeneveOption.HEADER_LENGTH + (Wire.u8(in, index + 3) & LENGTH) * 4;
    }

    @Override
    public int typeAt(ByteBuffer in, int index) {
        return Wire.i32(in, index) & ~LENGTH;
    }

    @Override
    public int size(int type) {
        return GeneveOption.HEADER_LENGTH;
    }

    @Override
    public void put(ByteBuffer out, int index, int type, int length) {
        Wire.put32(out, index, type | (length - GeneveOption.HEADER_LENGTH) / 4);
    }
}
