package io.rawnet.codec.transport;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One TCP option (RFC 9293 section 3.2 and IANA's registry of TCP option kinds).
 *
 * <p>An option whose length does not suit its kind is {@link Unknown}, so that its octets survive; octets whose lengths
 * lead nowhere are {@link Malformed}.
 */
public sealed interface TcpOption {

    /** {@return the option kind, 0 to 255} */
    int kind();

    /** {@return the length of the option in octets, kind and length octets included} */
    int length();

    /**
     * Writes the option at the buffer's position.
     *
     * @param out where to write
     * @throws java.nio.BufferOverflowException if it does not fit; nothing was written
     */
    void encode(ByteBuffer out);

    /** End of option list, kind 0: what follows is padding. */
    record EndOfOptionList() implements TcpOption {
        @Override
        public int kind() {
            return 0;
        }

        @Override
        public int length() {
            return 1;
        }

        @Override
        public void encode(ByteBuffer out) {
            out.put((byte) 0);
        }

        @Override
        public String toString() {
            return "eol";
        }
    }

    /** No operation, kind 1: aligns the next option. */
    record NoOperation() implements TcpOption {
        @Override
        public int kind() {
            return 1;
        }

        @Override
        public int length() {
            return 1;
        }

        @Override
        public void encode(ByteBuffer out) {
            out.put((byte) 1);
        }

        @Override
        public String toString() {
            return "nop";
        }
    }

    /**
     * Maximum segment size, kind 2 (RFC 9293 section 3.7.1).
     *
     * @param octets the largest segment the sender takes, 0 to 65535
     */
    record MaximumSegmentSize(int octets) implements TcpOption {
        public MaximumSegmentSize {
            Range.u16("maximum segment size", octets);
        }

        @Override
        public int kind() {
            return 2;
        }

        @Override
        public int length() {
            return 4;
        }

        @Override
        public void encode(ByteBuffer out) {
            int start = Wire.claim(out, length());
            Wire.put16(out, start, 0x0204);
            Wire.put16(out, start + 2, octets);
        }

        @Override
        public String toString() {
            return "mss " + octets;
        }
    }

    /**
     * Any option that has no type of its own here.
     *
     * @param kind the option kind, 2 to 255
     * @param data what follows kind and length, at most 253 octets
     */
    record Unknown(int kind, Octets data) implements TcpOption {
        public Unknown {
            Range.u8("kind", kind);
            Range.check("data length", data.size(), 253);
            if (kind < 2) {
                throw new IllegalArgumentException("kind " + kind + " has no length and no data");
            }
        }

        @Override
        public int length() {
            return 2 + data.size();
        }

        @Override
        public void encode(ByteBuffer out) {
            int start = Wire.claim(out, length());
            Wire.put8(out, start, kind);
            Wire.put8(out, start + 1, length());
            data.encode(out, start + 2);
        }

        @Override
        public String toString() {
            return "kind-" + kind + (data.isEmpty() ? "" : " 0x" + data);
        }
    }

    /**
     * The rest of the options from the point where a length below 2 or beyond the end made them unreadable.
     *
     * @param rest the octets, kind first; at least one
     */
    record Malformed(Octets rest) implements TcpOption {
        public Malformed {
            if (rest.isEmpty()) {
                throw new IllegalArgumentException("a malformed option has at least one octet");
            }
        }

        @Override
        public int kind() {
            return rest.get(0);
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
            return "malformed 0x" + rest;
        }
    }

    /**
     * {@return the options in a string of octets, in order} Encoded one after the other they give the same octets. Octets
     * behind an end of option list are its padding: they are left to the caller.
     *
     * @param octets the options of a header
     */
    static List<TcpOption> parse(Octets octets) {
        List<TcpOption> options = new ArrayList<>();
        int index = 0;
        while (index < octets.size()) {
            int kind = octets.get(index);
            if (kind == 0) {
                options.add(new EndOfOptionList());
                break;
            }
            if (kind == 1) {
                options.add(new NoOperation());
                index++;
                continue;
            }
            int length = index + 1 < octets.size() ? octets.get(index + 1) : 0;
            if (length < 2 || index + length > octets.size()) {
                options.add(new Malformed(octets.slice(index, octets.size())));
                break;
            }
            options.add(of(kind, octets.slice(index + 2, index + length)));
            index += length;
        }
        return List.copyOf(options);
    }

    private static TcpOption of(int kind, Octets data) {
        if (kind == 2 && data.size() == 2) {
            return new MaximumSegmentSize(Wire.u16(data.buffer(), 0));
        }
        return new Unknown(kind, data);
    }
}
