package io.rawnet.codec.network;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.element.OptionHeading;
import io.rawnet.codec.option.Element;
import io.rawnet.codec.option.MalformedElement;
import java.util.List;

/**
 * One IPv4 option (RFC 791 section 3.1 and IANA's registry of IP option numbers).
 *
 * <p>An option whose length does not suit its type is {@link Unknown}, so that its octets survive; octets whose length
 * cannot be right are {@link Malformed}.
 */
public sealed interface Ipv4Option extends Element
        permits Ipv4Option.EndOfOptionList,
                Ipv4Option.NoOperation,
                Ipv4Option.Security,
                Ipv4Option.StreamIdentifier,
                Ipv4Option.RouterAlert,
                Ipv4Option.Unknown,
                Ipv4Option.Malformed,
                Ipv4RouteOption,
                Ipv4TimestampOption {

    /** The type of {@link EndOfOptionList}. */
    int END_OF_OPTION_LIST = 0;

    /** The type of {@link NoOperation}. */
    int NO_OPERATION = 1;

    /** The type of {@link Ipv4RouteOption.Kind#RECORD_ROUTE}. */
    int RECORD_ROUTE = 7;

    /** The type of {@link Ipv4TimestampOption}. */
    int TIMESTAMP = 68;

    /** The type of {@link Security}. */
    int SECURITY = 130;

    /** The type of {@link Ipv4RouteOption.Kind#LOOSE_SOURCE_ROUTE}. */
    int LOOSE_SOURCE_ROUTE = 131;

    /** The type of {@link StreamIdentifier}. */
    int STREAM_IDENTIFIER = 136;

    /** The type of {@link Ipv4RouteOption.Kind#STRICT_SOURCE_ROUTE}. */
    int STRICT_SOURCE_ROUTE = 137;

    /** The type of {@link RouterAlert}. */
    int ROUTER_ALERT = 148;

    /** {@return the option type, copied flag and class included, 0 to 255} */
    default int type() {
        return Ipv4OptionTypes.FORMAT.type(this);
    }

    /**
     * {@return what follows type and length; empty where there is no length octet} In a malformed option it is all that follows
     * the type, the wrong length included.
     */
    default Octets data() {
        return Ipv4OptionTypes.FORMAT.value(this);
    }

    /** {@return whether every fragment of a packet carries the option, not only the first} */
    default boolean isCopied() {
        return (type() & 0x80) != 0;
    }

    @Override
    default Octets encoded() {
        return Ipv4OptionTypes.FORMAT.encoded(this, type(), data());
    }

    /** End of option list, type 0: what follows is padding. */
    record EndOfOptionList() implements Ipv4Option {
        @Override
        public String toString() {
            return "eol";
        }
    }

    /** No operation, type 1: aligns the next option. */
    record NoOperation() implements Ipv4Option {
        @Override
        public String toString() {
            return "nop";
        }
    }

    /**
     * Basic security, type 130 (RFC 1108 section 2).
     *
     * @param classificationLevel how secret the packet is, 0 to 255
     * @param protectionAuthority the flags of the authorities whose rules apply, at most 252 octets
     */
    record Security(int classificationLevel, Octets protectionAuthority) implements Ipv4Option {
        public Security {
            Range.u8("classificationLevel", classificationLevel);
            Range.check("protectionAuthority length", protectionAuthority.size(), 252);
        }

        @Override
        public Octets data() {
            return TypeLengthValue.value(
                    1 + protectionAuthority.size(),
                    out -> protectionAuthority.encode(out.put((byte) classificationLevel)));
        }

        @Override
        public String toString() {
            return TypeLengthValue.text("security " + classificationLevel, protectionAuthority);
        }
    }

    /**
     * Stream identifier, type 136, of SATNET; obsolete (RFC 1122 section 3.2.1.8).
     *
     * @param identifier the stream, 0 to 65535
     */
    record StreamIdentifier(int identifier) implements Ipv4Option {
        public StreamIdentifier {
            Range.u16("identifier", identifier);
        }

        @Override
        public String toString() {
            return "stream " + identifier;
        }
    }

    /**
     * Router alert, type 148 (RFC 2113): asks routers to examine the packet.
     *
     * @param value 0 to 65535; 0 is the only one that RFC 2113 defines
     */
    record RouterAlert(int value) implements Ipv4Option {
        public RouterAlert {
            Range.u16("value", value);
        }

        @Override
        public String toString() {
            return "router alert " + value;
        }
    }

    /**
     * Any option that has no type of its own here.
     *
     * @param type the option type, 2 to 255
     * @param data what follows type and length, at most 253 octets
     */
    record Unknown(int type, Octets data) implements Ipv4Option {
        public Unknown {
            OptionHeading.IPV4_AND_TCP.check("type", type, data);
        }

        @Override
        public String toString() {
            return TypeLengthValue.text("option-" + type, data);
        }
    }

    /**
     * The rest of the options from the point where a length below 2 or beyond the end made them unreadable.
     *
     * @param rest the octets, type first; at least one
     */
    record Malformed(Octets rest) implements Ipv4Option, MalformedElement {
        public Malformed {
            TypeLengthValue.checkMalformed("option", rest);
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
    static List<Ipv4Option> parse(Octets octets) {
        return Ipv4OptionTypes.FORMAT.read(octets);
    }
}
