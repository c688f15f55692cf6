package io.rawnet.codec.control;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Encodable;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.number.EtherType;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The payload of an ICMP error: the beginning of the datagram that the error is about and, behind it, an extension structure
 * (RFC 4884). {@link #octets()} gives the payload back, whatever it was.
 *
 * @param protocol what the datagram begins with, IPv4 or IPv6
 * @param datagram the datagram as far as it was quoted, with the zeros that pad it in front of extensions
 * @param extensions the extension structure
 * @param rest what should be an extension structure but is too short for one
 */
public record IcmpQuote(EtherType protocol, Octets datagram, Optional<IcmpExtensions> extensions, Octets rest)
        implements Encodable {

    /** The least length in octets of a quoted datagram that extensions follow, and its length where nobody says it. */
    public static final int MIN_LENGTH_BEFORE_EXTENSIONS = 128;

    /** RFC 1812 section 4.3.2.3: an ICMP error is at most 576 octets, here without IPv4 header and ICMP header. */
    private static final int ROOM_IPV4 = 576 - 20 - 8;

    /** RFC 4443 section 2.4 (c): an ICMPv6 error is at most 1280 octets, here without IPv6 header and ICMPv6 header. */
    private static final int ROOM_IPV6 = 1280 - 40 - 8;

    public IcmpQuote {
        NotNull.check("protocol", protocol, "datagram", datagram, "extensions", extensions);
        NotNull.check("rest", rest);
    }

    /**
     * {@return a quote for an error to be sent, cut to what RFC 1812 section 4.3.2.3 and RFC 4443 section 2.4 allow}
     *
     * @param protocol what the datagram begins with, IPv4 or IPv6
     * @param datagram the whole datagram
     */
    public static IcmpQuote clipped(EtherType protocol, Octets datagram) {
        return new IcmpQuote(protocol, cut(datagram, room(protocol)), Optional.empty(), Octets.EMPTY);
    }

    /**
     * {@return a quote with extensions for an error to be sent} The datagram is cut so that both fit, and padded with zeros
     * to at least 128 octets and to whole words (RFC 4884 section 4).
     *
     * @param protocol what the datagram begins with, IPv4 or IPv6
     * @param datagram the whole datagram
     * @param extensions what to append
     * @throws IllegalArgumentException if the extensions leave less than 128 octets for the datagram
     */
    public static IcmpQuote clipped(EtherType protocol, Octets datagram, IcmpExtensions extensions) {
        int word = lengthUnit(protocol);
        int room = (room(protocol) - extensions.length()) / word * word;
        if (room < MIN_LENGTH_BEFORE_EXTENSIONS) {
            throw new IllegalArgumentException("extensions of " + extensions.length() + " octets leave " + room
                    + " for the datagram, " + MIN_LENGTH_BEFORE_EXTENSIONS + " are required");
        }
        Octets cut = cut(datagram, room);
        int padded = Math.max(MIN_LENGTH_BEFORE_EXTENSIONS, (cut.size() + word - 1) / word * word);
        ByteBuffer out = ByteBuffer.allocate(padded);
        cut.encode(out);
        return new IcmpQuote(protocol, Octets.copyOf(out.rewind()), Optional.of(extensions), Octets.EMPTY);
    }

    /** {@return the unit of the length attribute in octets: 32 bits in ICMP, 64 bits in ICMPv6 (RFC 4884 section 3)} */
    static int lengthUnit(EtherType protocol) {
        return protocol.equals(EtherType.IPV4) ? 4 : 8;
    }

    private static int room(EtherType protocol) {
        return protocol.equals(EtherType.IPV4) ? ROOM_IPV4 : ROOM_IPV6;
    }

    private static Octets cut(Octets datagram, int room) {
        return datagram.size() <= room ? datagram : datagram.slice(0, room);
    }

    /**
     * {@return the payload of an error taken apart}
     *
     * <p>Where the header's length attribute is not 0, the extensions begin there. Where it is 0, they are looked for behind
     * 128 octets, because senders older than RFC 4884 put them there, and believed only if version and checksum are right
     * (RFC 4884 section 5.5).
     *
     * @param error the error's header
     * @param payload what follows it, from position to limit; not moved
     */
    static IcmpQuote of(IcmpMessage error, ByteBuffer payload) {
        EtherType protocol = error.networkProtocol();
        Octets all = Octets.copyOf(payload);
        if (error.quoteLength().isEmpty()) {
            return new IcmpQuote(protocol, all, Optional.empty(), Octets.EMPTY);
        }
        int declared = error.quoteLength().getAsInt();
        int end = Math.min(all.size(), declared == 0 ? MIN_LENGTH_BEFORE_EXTENSIONS : declared);
        Optional<IcmpExtensions> extensions = extensions(all.slice(end, all.size()));
        if (declared == 0 && !extensions.map(IcmpQuote::isBeyondDoubt).orElse(false)) {
            return new IcmpQuote(protocol, all, Optional.empty(), Octets.EMPTY);
        }
        Octets rest = extensions.isPresent() ? Octets.EMPTY : all.slice(end, all.size());
        return new IcmpQuote(protocol, all.slice(0, end), extensions, rest);
    }

    private static Optional<IcmpExtensions> extensions(Octets octets) {
        try {
            return Optional.of(IcmpExtensions.decode(octets.buffer()));
        } catch (MalformedPacketException tooShort) {
            return Optional.empty();
        }
    }

    private static boolean isBeyondDoubt(IcmpExtensions extensions) {
        return extensions.version() == IcmpExtensions.VERSION
                && extensions.checksumState().verdict() == ChecksumState.Verdict.VALID;
    }

    /** {@return the length in octets of the payload of the error: datagram, extensions and rest} */
    @Override
    public int length() {
        return datagram.size() + extensions.map(IcmpExtensions::length).orElse(0) + rest.size();
    }

    @Override
    public void encode(ByteBuffer out) {
        if (out.remaining() < length()) {
            throw new BufferOverflowException();
        }
        datagram.encode(out);
        extensions.ifPresent(structure -> structure.encode(out));
        rest.encode(out);
    }

    /**
     * {@return the value of the length attribute that a header needs for this quote: 0 without extensions, else the
     * datagram's length in the words of the protocol (RFC 4884 section 3)}
     *
     * @param error the header that is to announce this quote
     * @throws IllegalArgumentException if the header quotes the other protocol, or there are extensions and the datagram is
     *     no whole number of words or longer than 255 of them
     */
    public int lengthAttributeIn(IcmpMessage error) {
        if (!error.networkProtocol().equals(protocol)) {
            throw new IllegalArgumentException(error + " quotes " + error.networkProtocol() + ", not " + protocol);
        }
        if (extensions.isEmpty()) {
            return 0;
        }
        int unit = lengthUnit(protocol);
        if (datagram.size() % unit != 0 || datagram.size() / unit > 0xFF) {
            throw new IllegalArgumentException("a datagram before extensions must be a multiple of " + unit
                    + " octets and at most " + 0xFF * unit + ", not " + datagram.size());
        }
        return datagram.size() / unit;
    }
}
