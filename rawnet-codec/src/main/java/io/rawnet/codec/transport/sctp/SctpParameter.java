package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.option.Element;
import io.rawnet.codec.option.MalformedElement;
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
 * <p>A parameter whose length does not suit its type is {@link Opaque}, so that its octets survive. Octets whose length cannot be
 * right are {@link Malformed}.
 */
public sealed interface SctpParameter extends Element {

    /** Heartbeat info: octets that the peer sends back and only the sender understands (section 3.3.5). */
    int HEARTBEAT_INFO = 1;

    /** The type of an {@link Address} of IPv4. */
    int IPV4_ADDRESS = 5;

    /** The type of an {@link Address} of IPv6. */
    int IPV6_ADDRESS = 6;

    /**
     * State cookie: all that the sender of an INIT ACK needs to know of the association, as octets that only it understands
     * (section 3.3.3.1.1).
     */
    int STATE_COOKIE = 7;

    /** Unrecognized parameter: one of the INIT that asked to be reported, type and length included (section 3.3.3.1.2). */
    int UNRECOGNIZED = 8;

    /** The type of {@link CookiePreservative}. */
    int COOKIE_PRESERVATIVE = 9;

    /** The type of {@link SupportedAddressTypes}. */
    int SUPPORTED_ADDRESS_TYPES = 12;

    /** {@return the parameter type, 0 to 65535; what is missing of a malformed one's is taken as zeros} */
    default int type() {
        return SctpFormats.PARAMETER.type(this);
    }

    /** {@return what follows the length, without padding, at most 65531 octets} */
    default Octets value() {
        return SctpFormats.PARAMETER.value(this);
    }

    @Override
    default Octets encoded() {
        return SctpFormats.PARAMETER.encoded(this, type(), value());
    }

    /** {@return what a receiver that does not know the parameter does, the two highest bits of the type: 0 stops and says
     * nothing, 1 stops and reports it, 2 passes over it, 3 passes over it and reports it (RFC 9260 section 3.2.1)} */
    default int actionWhenUnknown() {
        return type() >>> 14;
    }

    /**
     * An address of the sender, type 5 or 6 (sections 3.3.2.1.1 and 3.3.2.1.2).
     *
     * @param address the address
     */
    record Address(IpAddress address) implements SctpParameter {
        public Address {
            NotNull.check("address", address);
        }

        @Override
        public int type() {
            return address instanceof Ipv4Address ? IPV4_ADDRESS : IPV6_ADDRESS;
        }

        @Override
        public Octets value() {
            return address.octets();
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }

    /**
     * Cookie preservative, type 9 (section 3.3.2.1.3): requests a longer life span of the cookie.
     *
     * @param lifeSpanIncrement by how much, in milliseconds, 0 to 2^32-1
     */
    record CookiePreservative(long lifeSpanIncrement) implements SctpParameter {
        public CookiePreservative {
            Range.u32("lifeSpanIncrement", lifeSpanIncrement);
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
            Range.check("number of types", types.size(), SctpFormats.MAX_VALUE / 2);
            types.forEach(type -> Range.u16("type", type));
        }

        @Override
        public Octets value() {
            return TypeLengthValue.value(
                    2 * types.size(), out -> types.forEach(type -> out.putShort((short) (int) type)));
        }

        @Override
        public String toString() {
            return BoundedText.join(types, ", ", "address types [", "]");
        }
    }

    /**
     * A parameter whose value is kept as octets: heartbeat info, state cookie, unrecognized parameter, and all that are not known
     * here or whose length does not suit their type.
     *
     * @param type the parameter type, 0 to 65535, for instance {@link #STATE_COOKIE}
     * @param value what follows the length, without padding, at most 65531 octets
     */
    record Opaque(int type, Octets value) implements SctpParameter {
        public Opaque {
            Range.u16("type", type);
            Range.check("value length", value.size(), SctpFormats.MAX_VALUE);
        }

        @Override
        public String toString() {
            return switch (type) {
                case HEARTBEAT_INFO -> TypeLengthValue.text("info", value);
                case STATE_COOKIE -> "cookie " + value.size() + " octets";
                case UNRECOGNIZED -> TypeLengthValue.text("unrecognized", value);
                default -> TypeLengthValue.text("parameter-" + type, value);
            };
        }
    }

    /**
     * The rest of the parameters from the point where a length below 4 or beyond the end made them unreadable.
     *
     * @param rest the octets, type first; at least one
     */
    record Malformed(Octets rest) implements SctpParameter, MalformedElement {
        public Malformed {
            TypeLengthValue.checkMalformed("parameter", rest);
        }

        @Override
        public String toString() {
            return "malformed " + BoundedText.of(rest);
        }
    }
}
