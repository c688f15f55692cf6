package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * One parameter of an INIT, INIT ACK, HEARTBEAT or HEARTBEAT ACK chunk, or of an error cause (RFC 9260 section 3.2.1 and
 * IANA's registry of chunk parameter types).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |             Type              |            Length             |
 * +-------------------------------+-------------------------------+
 * |                           Value ...                           |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * <p>A parameter whose length does not suit its type is {@link Unknown}, so that its octets survive; octets whose lengths
 * lead nowhere are {@link Malformed}.
 */
public sealed interface SctpParameter {

    /** The type of {@link HeartbeatInfo}. */
    int HEARTBEAT_INFO = 1;

    /** The type of {@link Ipv4}. */
    int IPV4_ADDRESS = 5;

    /** The type of {@link Ipv6}. */
    int IPV6_ADDRESS = 6;

    /** The type of {@link StateCookie}. */
    int STATE_COOKIE = 7;

    /** The type of {@link Unrecognized}. */
    int UNRECOGNIZED = 8;

    /** The type of {@link CookiePreservative}. */
    int COOKIE_PRESERVATIVE = 9;

    /** The type of {@link SupportedAddressTypes}. */
    int SUPPORTED_ADDRESS_TYPES = 12;

    /** {@return the parameter type, 0 to 65535} */
    int type();

    /** {@return what follows the length, without padding, at most 65531 octets} */
    Octets value();

    /** {@return the length of the parameter in octets, type and length included, padding not} */
    default int length() {
        return ParameterList.HEADER_LENGTH + value().size();
    }

    /** {@return the parameter's octets, without padding} */
    default Octets octets() {
        return ParameterList.element(type(), value());
    }

    /** {@return what a receiver that does not know the parameter does, the two highest bits of the type: 0 stops and says
     * nothing, 1 stops and reports it, 2 passes over it, 3 passes over it and reports it (RFC 9260 section 3.2.1)} */
    default int actionWhenUnknown() {
        return type() >>> 14;
    }

    /**
     * Heartbeat info, type 1 (section 3.3.5): what the sender wants to see again.
     *
     * @param value octets that only the sender understands, at most 65531
     */
    record HeartbeatInfo(Octets value) implements SctpParameter {
        public HeartbeatInfo {
            Range.check("value length", value.size(), ParameterList.MAX_VALUE);
        }

        @Override
        public int type() {
            return HEARTBEAT_INFO;
        }

        @Override
        public String toString() {
            return TypeLengthValue.text("info", value);
        }
    }

    /**
     * An IPv4 address of the sender, type 5 (section 3.3.2.1.1).
     *
     * @param address the address
     */
    record Ipv4(Ipv4Address address) implements SctpParameter {
        @Override
        public int type() {
            return IPV4_ADDRESS;
        }

        @Override
        public Octets value() {
            return Octets.copyOf(ByteBuffer.allocate(Ipv4Address.LENGTH).putInt(0, address.bits()));
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }

    /**
     * An IPv6 address of the sender, type 6 (section 3.3.2.1.2).
     *
     * @param address the address
     */
    record Ipv6(Ipv6Address address) implements SctpParameter {
        @Override
        public int type() {
            return IPV6_ADDRESS;
        }

        @Override
        public Octets value() {
            ByteBuffer out = ByteBuffer.allocate(Ipv6Address.LENGTH);
            address.encode(out);
            return Octets.copyOf(out.flip());
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }

    /**
     * State cookie, type 7 (section 3.3.3.1.1): all that the sender of an INIT ACK needs to know of the association.
     *
     * @param value octets that only the sender understands, at most 65531
     */
    record StateCookie(Octets value) implements SctpParameter {
        public StateCookie {
            Range.check("value length", value.size(), ParameterList.MAX_VALUE);
        }

        @Override
        public int type() {
            return STATE_COOKIE;
        }

        @Override
        public String toString() {
            return "cookie " + value.size() + " octets";
        }
    }

    /**
     * Unrecognized parameter, type 8 (section 3.3.3.1.2): a parameter of the INIT that asked to be reported.
     *
     * @param value the parameter, its type and length included, at most 65531 octets
     */
    record Unrecognized(Octets value) implements SctpParameter {
        public Unrecognized {
            Range.check("value length", value.size(), ParameterList.MAX_VALUE);
        }

        @Override
        public int type() {
            return UNRECOGNIZED;
        }

        @Override
        public String toString() {
            return TypeLengthValue.text("unrecognized", value);
        }
    }

    /**
     * Cookie preservative, type 9 (section 3.3.2.1.3): asks for a cookie that lives longer.
     *
     * @param lifeSpanIncrement by how much, in milliseconds, 0 to 2^32-1
     */
    record CookiePreservative(long lifeSpanIncrement) implements SctpParameter {
        public CookiePreservative {
            Range.u32("lifeSpanIncrement", lifeSpanIncrement);
        }

        @Override
        public int type() {
            return COOKIE_PRESERVATIVE;
        }

        @Override
        public Octets value() {
            return Octets.copyOf(ByteBuffer.allocate(4).putInt(0, (int) lifeSpanIncrement));
        }

        @Override
        public String toString() {
            return "cookie life +" + lifeSpanIncrement + " ms";
        }
    }

    /**
     * Supported address types, type 12 (section 3.3.2.1.5).
     *
     * @param types the types of address parameters that the sender can use, each 0 to 65535, at most 32765
     */
    record SupportedAddressTypes(List<Integer> types) implements SctpParameter {
        public SupportedAddressTypes {
            types = List.copyOf(types);
            Range.check("number of types", types.size(), ParameterList.MAX_VALUE / 2);
            types.forEach(type -> Range.u16("type", type));
        }

        @Override
        public int type() {
            return SUPPORTED_ADDRESS_TYPES;
        }

        @Override
        public Octets value() {
            ByteBuffer out = ByteBuffer.allocate(2 * types.size());
            types.forEach(type -> out.putShort((short) (int) type));
            return Octets.copyOf(out.flip());
        }

        @Override
        public String toString() {
            return "address types " + types;
        }
    }

    /**
     * Any parameter that has no type of its own here.
     *
     * @param type the parameter type, 0 to 65535
     * @param value what follows the length, without padding, at most 65531 octets
     */
    record Unknown(int type, Octets value) implements SctpParameter {
        public Unknown {
            Range.u16("type", type);
            Range.check("value length", value.size(), ParameterList.MAX_VALUE);
        }

        @Override
        public String toString() {
            return TypeLengthValue.text("parameter-" + type, value);
        }
    }

    /**
     * The rest of the parameters from the point where a length below 4 or beyond the end made them unreadable.
     *
     * @param octets the octets, type first; at least one
     */
    record Malformed(Octets octets) implements SctpParameter {
        public Malformed {
            TypeLengthValue.checkMalformed("parameter", octets);
        }

        /** {@return the type, what is missing of it taken as zeros} */
        @Override
        public int type() {
            return ParameterList.typeOf(octets);
        }

        /** {@return what follows the senseless length, if anything} */
        @Override
        public Octets value() {
            return ParameterList.valueOf(octets);
        }

        @Override
        public int length() {
            return octets.size();
        }

        @Override
        public String toString() {
            return "malformed 0x" + octets;
        }
    }
}
