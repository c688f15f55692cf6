package io.rawnet.codec.network;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Wire;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Internet timestamp option, type 68 (RFC 791 section 3.1): routers write down when they saw the packet.
 *
 * <pre>
 * +--------+--------+--------+--------+
 * |01000100| length | pointer|oflw|flg|
 * +--------+--------+--------+--------+
 * |        internet address           |   with {@link Mode#WITH_ADDRESSES} and {@link Mode#PRESPECIFIED}
 * +--------+--------+--------+--------+
 * |             timestamp             |
 * +--------+--------+--------+--------+
 * </pre>
 *
 * @param pointer where the next entry goes, an offset in octets counted from 1, so that 5 is the first; 0 to 255
 * @param overflow how many routers found no room, 0 to 15
 * @param mode what an entry holds
 * @param entries the entries, those not yet made as zeros
 */
public record Ipv4TimestampOption(int pointer, int overflow, Mode mode, List<Entry> entries) implements Ipv4Option {

    /** The pointer of an option in which the first entry is still to be made. */
    public static final int FIRST = 5;

    /** The option's length and flags octets leave this much for entries. */
    private static final int MAX_ENTRY_OCTETS = 251;

    /** What an entry holds: the flag field. */
    public enum Mode {
        /** Flag 0: timestamps only. */
        TIMESTAMPS_ONLY(0, 4),
        /** Flag 1: the address of the router, then its timestamp. */
        WITH_ADDRESSES(1, 8),
        /** Flag 3: the sender has written the addresses; only those routers add a timestamp. */
        PRESPECIFIED(3, 8);

        private final int flag;
        private final int entryLength;

        Mode(int flag, int entryLength) {
            this.flag = flag;
            this.entryLength = entryLength;
        }

        /** {@return the number in the flag field} */
        public int flag() {
            return flag;
        }

        private static Optional<Mode> of(int flag) {
            return Stream.of(values()).filter(mode -> mode.flag == flag).findFirst();
        }
    }

    /**
     * One timestamp.
     *
     * @param address whose it is; empty with {@link Mode#TIMESTAMPS_ONLY}
     * @param timestamp milliseconds since midnight UT, 0 to 2^32-1; with the highest bit set, some other time
     */
    public record Entry(Optional<Ipv4Address> address, long timestamp) {

        public Entry {
            NotNull.check("address", address);
            Range.u32("timestamp", timestamp);
        }

        /** {@return whether the timestamp is in milliseconds since midnight UT} */
        public boolean isStandard() {
            return timestamp < 1L << 31;
        }

        /** {@return for instance {@code 192.0.2.1@43200000}} */
        @Override
        public String toString() {
            return address.map(a -> a + "@").orElse("") + timestamp;
        }
    }

    public Ipv4TimestampOption {
        Range.u8("pointer", pointer);
        Range.check("overflow", overflow, 15);
        Range.check("number of entries", entries.size(), MAX_ENTRY_OCTETS / mode.entryLength);
        entries = List.copyOf(entries);
        for (Entry entry : entries) {
            if (entry.address().isPresent() == (mode == Mode.TIMESTAMPS_ONLY)) {
                throw new IllegalArgumentException("an entry of " + mode + " must not be " + entry);
            }
        }
    }

    @Override
    public Octets data() {
        return TypeLengthValue.value(2 + entries.size() * mode.entryLength, out -> {
            out.put((byte) pointer).put((byte) (overflow << 4 | mode.flag));
            for (Entry entry : entries) {
                entry.address().ifPresent(address -> address.encode(out));
                out.putInt((int) entry.timestamp());
            }
        });
    }

    /** {@return whether the flag has a meaning and the entries are whole} */
    static boolean suits(Octets data) {
        return data.size() >= 2
                && Mode.of(data.get(1) & 0xF)
                        .filter(mode -> (data.size() - 2) % mode.entryLength == 0)
                        .isPresent();
    }

    static Ipv4TimestampOption read(int type, Octets data) {
        Mode mode = Mode.of(data.get(1) & 0xF).orElseThrow();
        List<Entry> entries = Elements.between(
                data.buffer(),
                2,
                data.size(),
                mode.entryLength,
                (in, index) -> new Entry(
                        mode == Mode.TIMESTAMPS_ONLY ? Optional.empty() : Optional.of(Ipv4Address.at(in, index)),
                        Wire.u32(in, index + mode.entryLength - 4)));
        return new Ipv4TimestampOption(data.get(0), data.get(1) >>> 4, mode, entries);
    }

    /** {@return for instance {@code timestamps 192.0.2.1@43200000 |0.0.0.0@0 overflow 1}} */
    @Override
    public String toString() {
        String text = Ipv4OptionTypes.text("timestamps", entries, mode.entryLength, pointer - FIRST);
        return overflow == 0 ? text : text + " overflow " + overflow;
    }
}
