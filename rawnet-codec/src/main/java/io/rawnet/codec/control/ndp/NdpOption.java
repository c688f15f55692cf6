package io.rawnet.codec.control.ndp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.option.Element;
import io.rawnet.codec.option.MalformedElement;

/**
 * One option of a neighbor discovery message (RFC 4861 section 4.6): a type, a length in units of 8 octets, and data.
 *
 * <p>An option whose length does not suit its type is {@link Unknown}, so that its octets survive; octets whose lengths lead
 * nowhere are {@link Malformed}.
 */
public sealed interface NdpOption extends Element
        permits LinkLayerAddress,
                PrefixInformation,
                RouteInformation,
                RecursiveDnsServers,
                DnsSearchList,
                Nat64Prefix,
                NdpOption.RedirectedHeader,
                NdpOption.Mtu,
                NdpOption.Nonce,
                NdpOption.Unknown,
                NdpOption.Malformed {

    /** The length of type and length in octets. */
    int HEADER_LENGTH = 2;

    /** Options are a multiple of this many octets. */
    int UNIT = 8;

    /** The most data in octets that an option can have. */
    int MAX_DATA_LENGTH = 255 * UNIT - HEADER_LENGTH;

    /** {@return the option type, 0 to 255} */
    default int type() {
        return NdpOptionTypes.FORMAT.type(this);
    }

    /** {@return what follows type and length, padding included} */
    default Octets data() {
        return NdpOptionTypes.FORMAT.value(this);
    }

    @Override
    default Octets encoded() {
        return NdpOptionTypes.FORMAT.encoded(this, type(), data());
    }

    private static void checkData(Octets data) {
        Range.check("data length", data.size(), MAX_DATA_LENGTH);
        Range.multiple("an option", HEADER_LENGTH + data.size(), UNIT);
    }

    /**
     * The packet that a redirect is about, type 4 (RFC 4861 section 4.6.3).
     *
     * @param reserved the 6 octets before the packet, which must be 0
     * @param packet IPv6 header and data, as far as they fit; a multiple of 8 octets
     */
    record RedirectedHeader(Octets reserved, Octets packet) implements NdpOption {
        static final int RESERVED_LENGTH = 6;

        public RedirectedHeader {
            Range.check("packet length", packet.size(), MAX_DATA_LENGTH - RESERVED_LENGTH);
            Range.octets("reserved", reserved.size(), RESERVED_LENGTH);
            Range.multiple("packet", packet.size(), UNIT);
        }

        /**
         * {@return an option with as much of a packet as is a multiple of 8 octets and fits into 1280 with the rest}
         *
         * @param packet the packet
         */
        public static RedirectedHeader of(Octets packet) {
            // RFC 4861 section 4.5: IPv6 header, redirect, a link-layer address option and this one stay within 1280
            int room = 1280 - 40 - 40 - UNIT - UNIT;
            int length = Math.min(packet.size(), room) / UNIT * UNIT;
            return new RedirectedHeader(Octets.of(new byte[RESERVED_LENGTH]), packet.slice(0, length));
        }

        @Override
        public Octets data() {
            return TypeLengthValue.value(RESERVED_LENGTH + packet.size(), out -> {
                reserved.encode(out);
                packet.encode(out);
            });
        }

        @Override
        public String toString() {
            return "redirected header " + packet.size() + " octets";
        }
    }

    /**
     * The MTU of the link, type 5 (RFC 4861 section 4.6.4).
     *
     * @param reserved bits that must be 0, 0 to 65535
     * @param mtu the MTU in octets, 0 to 2^32-1
     */
    record Mtu(int reserved, long mtu) implements NdpOption {
        public Mtu {
            Range.u16("reserved", reserved);
            Range.u32("mtu", mtu);
        }

        /**
         * {@return an option with an MTU}
         *
         * @param mtu the MTU in octets, 0 to 2^32-1
         * @throws IllegalArgumentException if it is outside
         */
        public static Mtu of(long mtu) {
            return new Mtu(0, mtu);
        }

        @Override
        public Octets data() {
            return TypeLengthValue.value(
                    6, out -> out.putShort((short) reserved).putInt((int) mtu));
        }

        @Override
        public String toString() {
            return "mtu " + mtu;
        }
    }

    /**
     * A number used once, type 14 (RFC 3971 section 5.3.2, RFC 7527).
     *
     * @param data the number, 6 octets or 8 times more
     */
    record Nonce(Octets data) implements NdpOption {
        public Nonce {
            checkData(data);
        }

        @Override
        public String toString() {
            return "nonce " + BoundedText.of(data);
        }
    }

    /**
     * Any option that has no type of its own here.
     *
     * @param type the option type, 0 to 255
     * @param data what follows type and length; with them a multiple of 8 octets, at most 2040
     */
    record Unknown(int type, Octets data) implements NdpOption {
        public Unknown {
            Range.u8("type", type);
            checkData(data);
        }

        @Override
        public String toString() {
            return "option " + type + " " + BoundedText.of(data);
        }
    }

    /**
     * The rest of the options from the point where a length of 0 or beyond the end made them unreadable. RFC 4861 section
     * 4.6: a message with such an option is to be discarded.
     *
     * @param rest the octets, type first; at least one
     */
    record Malformed(Octets rest) implements NdpOption, MalformedElement {
        public Malformed {
            TypeLengthValue.checkMalformed("option", rest);
        }

        @Override
        public String toString() {
            return "malformed " + BoundedText.of(rest);
        }
    }
}
