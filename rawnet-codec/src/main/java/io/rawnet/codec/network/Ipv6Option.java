package io.rawnet.codec.network;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.element.OptionHeading;
import io.rawnet.codec.option.Element;
import io.rawnet.codec.option.MalformedElement;
import java.util.List;

/**
 * One option of a hop-by-hop or destination options header (RFC 8200 section 4.2 and IANA's registry).
 *
 * <p>An option whose length does not suit its type is {@link Unknown}, so that its octets survive; octets whose length
 * cannot be right are {@link Malformed}.
 */
public sealed interface Ipv6Option extends Element {

    /** The type of {@link Pad1}. */
    int PAD_1 = 0;

    /** The type of {@link PadN}. */
    int PAD_N = 1;

    /** The type of {@link TunnelEncapsulationLimit}. */
    int TUNNEL_ENCAPSULATION_LIMIT = 4;

    /** The type of {@link RouterAlert}. */
    int ROUTER_ALERT = 5;

    /** The type of {@link JumboPayload}. */
    int JUMBO_PAYLOAD = 0xC2;

    /** The type of {@link HomeAddress}. */
    int HOME_ADDRESS = 0xC9;

    /** {@return the option type, its action and change bits included, 0 to 255} */
    default int type() {
        return Ipv6OptionTypes.FORMAT.type(this);
    }

    /**
     * {@return what follows type and length; empty where there is no length octet} In a malformed option it is all that follows
     * the type, the wrong length included.
     */
    default Octets data() {
        return Ipv6OptionTypes.FORMAT.value(this);
    }

    /** {@return what a node that does not know the option does, the two highest bits of the type: 0 skips it, 1 discards the
     * packet, 2 also sends Parameter Problem, 3 does so only where the destination is not a group} */
    default int actionWhenUnknown() {
        return type() >>> 6;
    }

    /** {@return whether routers may change the data} */
    default boolean mayChangeEnRoute() {
        return (type() & 0x20) != 0;
    }

    @Override
    default Octets encoded() {
        return Ipv6OptionTypes.FORMAT.encoded(this, type(), data());
    }

    /** One octet of padding, type 0. */
    record Pad1() implements Ipv6Option {
        @Override
        public String toString() {
            return "pad1";
        }
    }

    /**
     * Two or more octets of padding, type 1.
     *
     * @param data the padding behind type and length, at most 255 octets; should be zeros
     */
    record PadN(Octets data) implements Ipv6Option {
        public PadN {
            Range.u8("data length", data.size());
        }

        @Override
        public String toString() {
            return "pad" + length();
        }
    }

    /**
     * Tunnel encapsulation limit, type 4 (RFC 2473 section 4.1.1).
     *
     * @param limit how many more encapsulations are permitted, 0 to 255
     */
    record TunnelEncapsulationLimit(int limit) implements Ipv6Option {
        public TunnelEncapsulationLimit {
            Range.u8("limit", limit);
        }

        @Override
        public String toString() {
            return "tunnel limit " + limit;
        }
    }

    /**
     * Router alert, type 5 (RFC 2711).
     *
     * @param value why routers examine the packet: 0 MLD, 1 RSVP, 2 active networks; 0 to 65535
     */
    record RouterAlert(int value) implements Ipv6Option {
        public RouterAlert {
            Range.u16("value", value);
        }

        @Override
        public String toString() {
            return "router alert " + value;
        }
    }

    /**
     * Jumbo payload, type 194 (RFC 2675 section 2).
     *
     * @param payloadLength length of all that follows the IPv6 header in octets, 0 to 2^32-1
     */
    record JumboPayload(long payloadLength) implements Ipv6Option {
        public JumboPayload {
            Range.u32("payloadLength", payloadLength);
        }

        @Override
        public String toString() {
            return "jumbo " + payloadLength;
        }
    }

    /**
     * Home address, type 201 (RFC 6275 section 6.3): the permanent address of a mobile node.
     *
     * @param address the address that upper layers take as the source of the packet
     */
    record HomeAddress(Ipv6Address address) implements Ipv6Option {
        public HomeAddress {
            NotNull.check("address", address);
        }

        @Override
        public String toString() {
            return "home address " + address;
        }
    }

    /**
     * Any option that has no type of its own here.
     *
     * @param type the option type, 1 to 255
     * @param data what follows type and length, at most 255 octets
     */
    record Unknown(int type, Octets data) implements Ipv6Option {
        public Unknown {
            OptionHeading.IPV6.check("type", type, data);
        }

        @Override
        public String toString() {
            return TypeLengthValue.text("option-" + type, data);
        }
    }

    /**
     * The rest of the options from the point where a length beyond the end made them unreadable.
     *
     * @param rest the octets, type first; at least one
     */
    record Malformed(Octets rest) implements Ipv6Option, MalformedElement {
        public Malformed {
            TypeLengthValue.checkMalformed("option", rest);
        }

        @Override
        public String toString() {
            return "malformed " + BoundedText.of(rest);
        }
    }

    /**
     * {@return the options in a string of octets, in order} Encoded one after the other they give the same octets.
     *
     * @param octets the options of a header
     */
    static List<Ipv6Option> parse(Octets octets) {
        return Ipv6OptionTypes.FORMAT.read(octets);
    }
}
