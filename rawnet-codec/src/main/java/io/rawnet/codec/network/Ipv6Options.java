package io.rawnet.codec.network;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.internal.element.OptionHeading;
import io.rawnet.codec.option.OctetList;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/**
 * The options of a hop-by-hop or destination options header, kept as octets and read when asked for (RFC 8200 section 4.2).
 *
 * @param octets the options, padding options included; with the two octets before them a multiple of 8, at most 2046
 */
public record Ipv6Options(Octets octets) implements OctetList<Ipv6Option> {

    /** Nothing but the padding that a header needs. */
    public static final Ipv6Options NONE = of();

    /** The most octets that fit into a header. */
    public static final int MAX_LENGTH = 2046;

    /** The octets of the header before its options: next header and header length. */
    private static final int BEFORE = 2;

    public Ipv6Options {
        Range.check("options length", octets.size(), MAX_LENGTH);
        Range.octets((octets.size() + BEFORE) % 8 == 0, "options", "6, 14, 22 ... octets", octets.size());
    }

    /**
     * {@return the given options in order, each at the alignment that its RFC asks for, and padded to a multiple of 8 octets
     * with the two before them}
     *
     * @param options the options
     * @throws IllegalArgumentException if they need more than 2046 octets
     */
    public static Ipv6Options of(Ipv6Option... options) {
        NotNull.check("options", options);
        int most = Stream.of(options).mapToInt(option -> option.length() + 7).sum();
        ByteBuffer out = ByteBuffer.allocate(BEFORE + most + 7).position(BEFORE);
        for (Ipv6Option option : options) {
            align(option, out);
            option.encode(out);
        }
        pad(-out.position() & 7, out);
        return new Ipv6Options(Octets.copyOf(out, BEFORE, out.position() - BEFORE));
    }

    private static void align(Ipv6Option option, ByteBuffer out) {
        if (option instanceof Ipv6Option.RouterAlert) {
            pad(-out.position() & 1, out); // 2n + 0
        } else if (option instanceof Ipv6Option.JumboPayload) {
            pad(2 - out.position() & 3, out); // 4n + 2
        } else if (option instanceof Ipv6Option.HomeAddress) {
            pad(6 - out.position() & 7, out); // 8n + 6
        }
    }

    private static void pad(int octets, ByteBuffer out) {
        if (octets == 1) {
            new Ipv6Option.Pad1().encode(out);
        } else if (octets > 1) {
            new Ipv6Option.PadN(Octets.of(new byte[octets - 2])).encode(out);
        }
    }

    /** {@return the options in order, padding options included} */
    @Override
    public List<Ipv6Option> list() {
        return Ipv6Option.parse(octets);
    }

    /** {@return a copy in which the first jumbo payload option, if there is one, declares a length} */
    Ipv6Options withJumboPayload(int payloadLength) {
        int index = find(Ipv6Option.JUMBO_PAYLOAD, 4, octets.buffer(), 0, length());
        if (index < 0) {
            return this;
        }
        ByteBuffer copy = ByteBuffer.wrap(octets.toArray());
        Wire.put32(copy, index, payloadLength);
        return new Ipv6Options(Octets.copyOf(copy));
    }

    /**
     * {@return the absolute index of the data of the first option of a type, or -1 if there is none of that length} Allocates
     * nothing, for views.
     *
     * @param type the option type
     * @param size the length of its data in octets
     * @param buffer the octets
     * @param from the absolute index of the first option
     * @param to the absolute index behind the last
     */
    static int find(int type, int size, ByteBuffer buffer, int from, int to) {
        for (int index = from, length; index < to; index += length) {
            length = OptionHeading.IPV6.lengthAt(buffer, index);
            if (length == 0 || index + length > to) {
                break;
            }
            if (Wire.u8(buffer, index) == type && length == size + 2) {
                return index + 2;
            }
        }
        return -1;
    }

    /** {@return for instance {@code <router alert 0,pad2>}} */
    @Override
    public String toString() {
        return BoundedText.join(list(), ",", "<", ">");
    }
}
