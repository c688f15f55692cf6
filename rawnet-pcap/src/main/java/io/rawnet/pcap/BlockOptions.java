package io.rawnet.pcap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntUnaryOperator;

/**
 * The options of a pcapng block (draft-ietf-opsawg-pcapng, section 3.5): kept as octets and read on demand. A malformed option
 * does not make its block malformed: the options before it are read, and the rest is {@link #malformed()}.
 */
public final class BlockOptions {

    private static final BlockOptions NONE =
            new BlockOptions(ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN));

    private final ByteBuffer octets;

    private BlockOptions(ByteBuffer octets) {
        this.octets = octets.slice().asReadOnlyBuffer().order(octets.order());
    }

    /** {@return no options} */
    public static BlockOptions none() {
        return NONE;
    }

    /**
     * Options as a file has them.
     *
     * @param octets the octets, whose byte order is that of the section; not copied
     * @return the options
     */
    public static BlockOptions of(ByteBuffer octets) {
        return octets.hasRemaining() ? new BlockOptions(octets) : NONE;
    }

    /**
     * Starts a list of options.
     *
     * @param order byte order of the section; writers convert options of the other byte order
     * @return an empty builder
     */
    public static Builder builder(ByteOrder order) {
        return new Builder(order);
    }

    /** {@return the byte order of codes, lengths and integers} */
    public ByteOrder byteOrder() {
        return octets.order();
    }

    /** {@return the octets, read-only, with padding and the octets after the end of the options} */
    public ByteBuffer octets() {
        return octets.duplicate().order(octets.order());
    }

    /** Writes the octets and, unless they are larger than a chunk of output, allocates nothing. */
    void writeTo(CaptureOutput out) throws IOException {
        if (length() > CaptureOutput.CHUNK) {
            out.put(octets());
        } else {
            ByteBuffer to = out.room(length());
            to.put(to.position(), octets, 0, length()).position(to.position() + length());
        }
    }

    /** How many octets the options take in their block. */
    int length() {
        return octets.remaining();
    }

    /** {@return whether there are no octets at all} */
    public boolean isEmpty() {
        return !octets.hasRemaining();
    }

    /** {@return the options in the order of the file, up to the end of options or the first malformed one} */
    public List<BlockOption> list() {
        ByteBuffer in = octets();
        List<BlockOption> options = new ArrayList<>();
        for (BlockOption option = next(in); option != null; option = next(in)) {
            options.add(option);
        }
        return options;
    }

    /** {@return the octets from the first option whose length does not fit; empty if there is none} */
    public Optional<ByteBuffer> malformed() {
        ByteBuffer in = octets();
        while (next(in) != null) {
            // moves to the end of the options or to the first malformed one
        }
        boolean ended = in.remaining() >= 4 && in.getShort(in.position()) == BlockOption.END_OF_OPTIONS;
        return ended || !in.hasRemaining()
                ? Optional.empty()
                : Optional.of(in.slice().order(in.order()));
    }

    /**
     * The first option of a code.
     *
     * @param code the code, 1 to 65535
     * @return the option; empty if there is none
     */
    public Optional<BlockOption> first(int code) {
        ByteBuffer in = octets();
        for (BlockOption option = next(in); option != null; option = next(in)) {
            if (option.code() == code) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    /** {@return all comments, in the order of the file} */
    public List<String> comments() {
        return list().stream()
                .filter(option -> option.code() == BlockOption.COMMENT)
                .map(BlockOption::text)
                .toList();
    }

    /** The integer in the first option of a code; empty if there is none or its value has another length. */
    OptionalLong integer(int code, int length) {
        return first(code)
                .filter(option -> option.value().remaining() == length)
                .map(BlockOption::integer)
                .orElse(OptionalLong.empty());
    }

    /**
     * These options in a byte order. If the order changes, malformed options and octets after the end of
     * the options are left out. Only integers and the number of a custom option are reordered.
     *
     * @param wordLength octets in each integer that the value of an option consists of, by code: 4, 8, or 0 for no integer
     */
    BlockOptions inOrder(ByteOrder order, IntUnaryOperator wordLength) {
        if (isEmpty() || byteOrder() == order) {
            return this;
        }
        Builder builder = builder(order);
        for (BlockOption option : list()) {
            ByteBuffer value = option.value();
            ByteBuffer converted = ByteBuffer.allocate(value.remaining()).order(order);
            int length = wordLength.applyAsInt(option.code());
            while (length == 8 && value.remaining() >= 8) {
                converted.putLong(value.getLong());
            }
            while (length == 4 && value.remaining() >= 4) {
                converted.putInt(value.getInt());
            }
            if (option.isCustom() && value.remaining() >= 4) {
                converted.putInt(value.getInt());
            }
            builder.add(option.code(), converted.put(value).flip());
        }
        return builder.build();
    }

    /** Reads one option and moves behind it; returns null and does not move at the end or before a malformed option. */
    private static BlockOption next(ByteBuffer in) {
        if (in.remaining() < 4) {
            return null;
        }
        int start = in.position();
        int code = Short.toUnsignedInt(in.getShort(start));
        int length = Short.toUnsignedInt(in.getShort(start + 2));
        if (code == BlockOption.END_OF_OPTIONS || Block.padded(length) > in.remaining() - 4) {
            return null;
        }
        in.position(start + 4 + Block.padded(length));
        return new BlockOption(code, in.slice(start + 4, length).order(in.order()));
    }

    /** {@return whether the other object is options of the same octets and, unless empty, the same byte order} */
    @Override
    public boolean equals(Object other) {
        return other instanceof BlockOptions that
                && octets.equals(that.octets)
                && (isEmpty() || byteOrder() == that.byteOrder());
    }

    @Override
    public int hashCode() {
        return octets.hashCode();
    }

    /** {@return the options before the first malformed one, for display} */
    @Override
    public String toString() {
        return list().stream()
                .map(option -> option.code() == BlockOption.COMMENT
                        ? "comment \"" + option.text() + '"'
                        : "option " + option.code() + " (" + option.value().remaining() + " octets)")
                .toList()
                .toString();
    }

    /** Collects options and ends them with opt_endofopt. */
    public static final class Builder {

        private final ByteOrder order;
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

        private Builder(ByteOrder order) {
            this.order = order;
        }

        /**
         * Adds all options of another list, for instance those of a packet that was read. Malformed options and octets after
         * the end of its options are left out.
         *
         * @param options the options, of the byte order of this builder unless empty
         * @return this
         * @throws IllegalArgumentException if their byte order is another
         */
        public Builder addAll(BlockOptions options) {
            if (!options.isEmpty() && options.byteOrder() != order) {
                throw new IllegalArgumentException(
                        "byte order of the options must be " + order + ", not " + options.byteOrder());
            }
            options.list().forEach(option -> add(option.code(), option.value()));
            return this;
        }

        /**
         * Adds a comment.
         *
         * @param text the comment, at most 65535 octets of UTF-8
         * @return this
         * @throws IllegalArgumentException if it is longer
         */
        public Builder comment(String text) {
            return text(BlockOption.COMMENT, text);
        }

        /**
         * Adds text.
         *
         * @param code the option code, 1 to 65535
         * @param text the text, at most 65535 octets of UTF-8
         * @return this
         * @throws IllegalArgumentException if the code is out of its range or the text too long
         */
        public Builder text(int code, String text) {
            return add(code, StandardCharsets.UTF_8.encode(text));
        }

        /**
         * Adds an integer of one octet.
         *
         * @param code  the option code, 1 to 65535
         * @param value the value, of which the low 8 bits are written
         * @return this
         */
        public Builder int8(int code, int value) {
            return add(code, ByteBuffer.allocate(1).put((byte) value).flip());
        }

        /**
         * Adds an integer of four octets.
         *
         * @param code  the option code, 1 to 65535
         * @param value the value, signed or unsigned
         * @return this
         */
        public Builder int32(int code, int value) {
            return add(code, ByteBuffer.allocate(4).order(order).putInt(value).flip());
        }

        /**
         * Adds an integer of eight octets.
         *
         * @param code  the option code, 1 to 65535
         * @param value the value, signed or unsigned
         * @return this
         */
        public Builder int64(int code, long value) {
            return add(code, ByteBuffer.allocate(8).order(order).putLong(value).flip());
        }

        /**
         * Adds an option.
         *
         * @param code  the option code, 1 to 65535
         * @param value the octets from position to limit, at most 65535, already in the byte order of the section
         * @return this
         * @throws IllegalArgumentException if the code is out of its range or the value too long
         */
        public Builder add(int code, ByteBuffer value) {
            BlockOption option = new BlockOption(code, value);
            int length = option.value().remaining();
            byte[] encoded = new byte[4 + Block.padded(length)];
            ByteBuffer out = ByteBuffer.wrap(encoded).order(order);
            out.putShort((short) code).putShort((short) length).put(option.value());
            octets.writeBytes(encoded);
            return this;
        }

        /** {@return the options, none if nothing was added} */
        public BlockOptions build() {
            if (octets.size() == 0) {
                return NONE;
            }
            ByteBuffer all = ByteBuffer.allocate(octets.size() + 4).order(order);
            return new BlockOptions(all.put(octets.toByteArray()).rewind());
        }
    }
}
