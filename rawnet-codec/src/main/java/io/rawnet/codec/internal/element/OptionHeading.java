package io.rawnet.codec.internal.element;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * A type and a length of one octet each.
 *
 * @param bareTypes how many types, from 0 on, have no length and no value
 * @param unit how many octets the length counts as one
 * @param uncounted how many octets of the heading the length leaves out
 */
public record OptionHeading(int bareTypes, int unit, int uncounted) implements Heading {

    /** IPv4 (RFC 791 section 3.1) and TCP (RFC 9293 section 3.2): type 0 ends the list, type 1 does nothing. */
    public static final OptionHeading IPV4_AND_TCP = new OptionHeading(2, 1, 0);

    /** IPv6 (RFC 8200 section 4.2): type 0 is one octet of padding, and the length is that of the value. */
    public static final OptionHeading IPV6 = new OptionHeading(1, 1, 2);

    /** Neighbor discovery (RFC 4861 section 4.6): units of 8 octets. */
    public static final OptionHeading NEIGHBOR_DISCOVERY = new OptionHeading(0, 8, 0);

    private static final int SIZE = 2;

    /**
     * Checks type and value of an element that has no Java type of its own.
     *
     * @param name what the type is called
     * @param type the type
     * @param value the value
     * @throws IllegalArgumentException if they are outside their range, or the type has no value
     */
    public void check(String name, int type, Octets value) {
        Range.u8(name, type);
        Range.check("data length", value.size(), 0xFF * unit + uncounted - SIZE);
        if (type < bareTypes) {
            throw new IllegalArgumentException(name + " " + type + " has no length and no data");
        }
    }

    @Override
    public int lengthAt(ByteBuffer in, int index) {
        if (typeAt(in, index) < bareTypes) {
            return 1;
        }
        int length = index + 1 < in.limit() ? Wire.u8(in, index + 1) * unit + uncounted : 0;
        return length < SIZE ? 0 : length;
    }

    @Override
    public int typeAt(ByteBuffer in, int index) {
        return Wire.u8(in, index);
    }

    @Override
    public int size(int type) {
        return type < bareTypes ? 1 : SIZE;
    }

    @Override
    public void put(ByteBuffer out, int index, int type, int length) {
        Wire.put8(out, index, type);
        if (type >= bareTypes) {
            Wire.put8(out, index + 1, (length - uncounted) / unit);
        }
    }

    @Override
    public boolean ends(int type) {
        return type == 0 && bareTypes > 1;
    }
}
