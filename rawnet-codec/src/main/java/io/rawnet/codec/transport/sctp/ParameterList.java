package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Lists of elements that begin with a type and a length of 16 bits each and are padded to a multiple of 4 octets: the
 * parameters of a chunk and error causes (RFC 9260 sections 3.2.1 and 3.3.10). The padding of the last one belongs to the
 * chunk.
 */
final class ParameterList {

    static final int HEADER_LENGTH = 4;

    static final int MAX_VALUE = 0xFFFF - HEADER_LENGTH;

    private ParameterList() {}

    /** Makes an element of what was read. */
    @FunctionalInterface
    interface Constructor<E> {
        E of(int type, Octets value);
    }

    static <E> List<E> read(Octets octets, Constructor<E> constructor, Function<Octets, E> malformed) {
        ByteBuffer in = octets.buffer();
        List<E> elements = new ArrayList<>();
        int index = 0;
        while (index < octets.size()) {
            int left = octets.size() - index;
            int length = left < HEADER_LENGTH ? 0 : Wire.u16(in, index + 2);
            if (length < HEADER_LENGTH || length > left) {
                elements.add(malformed.apply(octets.slice(index, octets.size())));
                break;
            }
            elements.add(constructor.of(Wire.u16(in, index), octets.slice(index + HEADER_LENGTH, index + length)));
            index += SctpChunks.padded(length);
        }
        return List.copyOf(elements);
    }

    /** {@return the type of an element that cannot be read, what is missing of it taken as zeros} */
    static int typeOf(Octets malformed) {
        return malformed.get(0) << 8 | (malformed.size() > 1 ? malformed.get(1) : 0);
    }

    /** {@return what follows the length of an element that cannot be read, if anything} */
    static Octets valueOf(Octets malformed) {
        return malformed.slice(Math.min(HEADER_LENGTH, malformed.size()), malformed.size());
    }

    static Octets element(int type, Octets value) {
        ByteBuffer out = ByteBuffer.allocate(HEADER_LENGTH + value.size());
        out.putShort((short) type).putShort((short) out.capacity());
        value.encode(out);
        return Octets.copyOf(out.flip());
    }

    /** {@return elements one behind the other, each but the last padded with zeros} */
    static Octets join(List<Octets> elements) {
        int length = 0;
        for (Octets element : elements) {
            length = SctpChunks.padded(length) + element.size();
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        for (Octets element : elements) {
            out.position(SctpChunks.padded(out.position()));
            element.encode(out);
        }
        return Octets.copyOf(out.flip());
    }
}
