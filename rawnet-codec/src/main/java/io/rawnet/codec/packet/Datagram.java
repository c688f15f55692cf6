package io.rawnet.codec.packet;

import io.rawnet.codec.Header;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.network.ExtensionHeader;
import io.rawnet.codec.number.IpProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What identifies a datagram in the quote of an ICMP error: no router changes it (RFC 792, RFC 4443 section 3).
 *
 * @param endpoints its addresses; empty where the packet begins behind the IP header
 * @param protocol what follows the IP header and its extension headers
 * @param beginning the first octets behind those, as many as are there and at most 8
 */
record Datagram(Optional<Endpoints> endpoints, IpProtocol protocol, Octets beginning) {

    /** How much of a datagram's data every error quotes (RFC 792). */
    private static final int QUOTED = 8;

    /** The ports, or the flags and the protocol type of GRE. */
    private static final long FIRST_HALF = 0xFFFF_FFFF_0000_0000L;

    /** All but the code and the checksum. */
    private static final long TYPE_AND_REST = 0xFF00_0000_FFFF_FFFFL;

    /** Which bits of the first 8 octets identify a datagram: no lengths and no checksums. Of other protocols all do. */
    private static final Map<IpProtocol, Long> IDENTIFYING = Map.of(
            IpProtocol.UDP, FIRST_HALF,
            IpProtocol.UDP_LITE, FIRST_HALF,
            IpProtocol.DCCP, FIRST_HALF,
            IpProtocol.GRE, FIRST_HALF,
            IpProtocol.ICMP, TYPE_AND_REST,
            IpProtocol.ICMPV6, TYPE_AND_REST,
            IpProtocol.IPV4, 0L,
            IpProtocol.IPV6, 0L);

    /**
     * {@return each datagram that a packet has, outermost first: in a tunnel there are several}
     *
     * @param headers the headers of the packet
     * @param octets its octets
     */
    static List<Datagram> of(List<Header> headers, Octets octets) {
        List<Datagram> datagrams = new ArrayList<>(1);
        Optional<PseudoHeader> pseudoHeader = Optional.empty();
        int offset = 0;
        for (int i = 0; i < headers.size(); i++) {
            Header header = headers.get(i);
            Optional<Header> following = Layer.following(headers, i);
            if (isLaterFragment(header)) {
                return datagrams;
            }
            if (header instanceof NetworkHeader network) {
                pseudoHeader = network.pseudoHeader(pseudoHeader);
            } else if (i == 0) {
                firstIpProtocol(header.protocolNumbers().stream())
                        .map(protocol -> new Datagram(Optional.empty(), protocol, beginning(octets, 0)))
                        .ifPresent(datagrams::add);
            }
            offset += header.length();
            boolean isLastOfNetwork = header instanceof NetworkHeader || header instanceof ExtensionHeader;
            if (isLastOfNetwork && following.filter(Datagram::isPassedOver).isEmpty()) {
                Optional<Endpoints> endpoints = pseudoHeader.flatMap(Endpoints::of);
                Octets beginning = beginning(octets, offset);
                firstIpProtocol(following
                                .map(next -> next.protocolNumbers().stream())
                                .orElseGet(() -> header.nextProtocol().stream()))
                        .map(protocol -> new Datagram(endpoints, protocol, beginning))
                        .ifPresent(datagrams::add);
            }
        }
        return datagrams;
    }

    /** {@return whether a header says that what follows begins in the middle of a datagram} */
    static boolean isLaterFragment(Header header) {
        return header.isFragment() && header.nextProtocol().isEmpty();
    }

    private static boolean isPassedOver(Header header) {
        return header instanceof ExtensionHeader && header.nextProtocol().isPresent();
    }

    private static Optional<IpProtocol> firstIpProtocol(Stream<Protocol> numbers) {
        return numbers.filter(IpProtocol.class::isInstance)
                .map(IpProtocol.class::cast)
                .findFirst();
    }

    private static Octets beginning(Octets octets, int offset) {
        return octets.slice(offset, Math.min(octets.size(), offset + QUOTED));
    }

    /**
     * {@return whether a quote is of a packet, or of what the packet tunnels}
     *
     * @param quote the datagrams that are quoted, outermost first
     * @param packet the datagrams of the packet
     */
    static boolean quote(List<Datagram> quote, List<Datagram> packet) {
        for (int start = 0; start < packet.size(); start++) {
            int common = Math.min(quote.size(), packet.size() - start);
            int equal = 0;
            while (equal < common && quote.get(equal).quotes(packet.get(start + equal), equal == 0)) {
                equal++;
            }
            if (equal == common && common > 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether this is quoted of an original. The outermost datagram of a quote is never cut shorter than 8 octets; what it
     * tunnels may be.
     */
    private boolean quotes(Datagram original, boolean outermost) {
        int size = Math.min(beginning.size(), original.beginning.size());
        return protocol.equals(original.protocol)
                && (!outermost || size == original.beginning.size())
                && (original.endpoints.isEmpty()
                        || endpoints.isEmpty()
                        || endpoints.get().areQuotedOf(original.endpoints.get()))
                && identity(size) == original.identity(size);
    }

    /** The identifying bits of the first octets. */
    private long identity(int size) {
        long bits = 0;
        for (int i = 0; i < QUOTED; i++) {
            bits = bits << 8 | (i < size ? beginning.get(i) : 0);
        }
        return bits & IDENTIFYING.getOrDefault(protocol, -1L);
    }
}
