package io.rawnet.codec.link.lldp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.option.Element;
import io.rawnet.codec.option.MalformedElement;

/**
 * One TLV of an LLDP data unit (IEEE 802.1AB-2016 clause 8.4).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------+-----------------+-------------------------------+
 * |    Type     |     Length      |           Value ...           |
 * +-------------+-----------------+-------------------------------+
 * </pre>
 *
 * <p>A TLV whose value does not suit its type is {@link Unknown}, so that its octets survive; octets whose length leads beyond
 * the end are {@link Malformed}.
 */
public sealed interface LldpTlv extends Element
        permits LldpIdentifier,
                LldpText,
                SystemCapabilities,
                ManagementAddress,
                OrganizationallySpecific,
                LldpTlv.EndOfLldpdu,
                LldpTlv.TimeToLive,
                LldpTlv.Unknown,
                LldpTlv.Malformed {

    /** The length of type and length in octets. */
    int HEADER_LENGTH = 2;

    /** The most octets of value that the length of a TLV can count. */
    int MAX_VALUE = 511;

    /** {@return the TLV type, 0 to 127} */
    default int type() {
        return LldpFormat.TLV.type(this);
    }

    /** {@return what follows type and length} */
    default Octets value() {
        return LldpFormat.TLV.value(this);
    }

    @Override
    default Octets encoded() {
        return LldpFormat.TLV.encoded(this, type(), value());
    }

    private static void checkValue(Octets value) {
        Range.check("value length", value.size(), MAX_VALUE);
    }

    /**
     * The last TLV, type 0 (clause 8.5.1), which may be left out. What lies behind it is padding.
     *
     * @param value none, or octets that should not be there, at most 511
     */
    record EndOfLldpdu(Octets value) implements LldpTlv {
        static final int TYPE = 0;

        public EndOfLldpdu {
            checkValue(value);
        }

        /** {@return the end as it should be} */
        public static EndOfLldpdu create() {
            return new EndOfLldpdu(Octets.EMPTY);
        }

        @Override
        public String toString() {
            return TypeLengthValue.text("end", value);
        }
    }

    /**
     * Time for which the information in the data unit is valid, type 3 (clause 8.5.4).
     *
     * @param seconds the time in seconds, 0 to 65535; 0 when the sender is going away
     * @param excess none, or octets behind the time that receivers ignore, at most 509
     */
    record TimeToLive(int seconds, Octets excess) implements LldpTlv {
        static final int TYPE = 3;

        static final int LENGTH_OF_SECONDS = 2;

        public TimeToLive {
            Range.u16("seconds", seconds);
            Range.check("excess length", excess.size(), MAX_VALUE - LENGTH_OF_SECONDS);
        }

        /**
         * {@return a time to live}
         *
         * @param seconds the time in seconds, 0 to 65535
         * @throws IllegalArgumentException if it is outside
         */
        public static TimeToLive of(int seconds) {
            return new TimeToLive(seconds, Octets.EMPTY);
        }

        static TimeToLive read(int type, Octets value) {
            return new TimeToLive(Wire.u16(value.buffer(), 0), value.slice(LENGTH_OF_SECONDS, value.size()));
        }

        @Override
        public Octets value() {
            return TypeLengthValue.value(
                    LENGTH_OF_SECONDS + excess.size(), out -> excess.encode(out.putShort((short) seconds)));
        }

        @Override
        public String toString() {
            return TypeLengthValue.text("ttl " + seconds, excess);
        }
    }

    /**
     * A TLV that has no type of its own here, or whose value does not suit its type.
     *
     * @param type the TLV type, 1 to 127
     * @param value what follows type and length, at most 511 octets
     */
    record Unknown(int type, Octets value) implements LldpTlv {
        public Unknown {
            Range.check("type", type, 127);
            checkValue(value);
            if (type == EndOfLldpdu.TYPE) {
                throw new IllegalArgumentException("type 0 ends the data unit");
            }
        }

        @Override
        public String toString() {
            return TypeLengthValue.text("type-" + type, value);
        }
    }

    /**
     * The rest of the data unit from the point where a length beyond the end made it unreadable.
     *
     * @param rest the octets, type first; at least one
     */
    record Malformed(Octets rest) implements LldpTlv, MalformedElement {
        public Malformed {
            TypeLengthValue.checkMalformed("TLV", rest);
        }

        @Override
        public String toString() {
            return "malformed " + BoundedText.of(rest);
        }
    }
}
