package io.rawnet.codec.transport;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.network.Ipv6PseudoHeader;
import java.util.List;

/** Checks the rules for UDP headers whose structure is sound. */
final class UdpRules {

    private UdpRules() {}

    static List<Violation> violations(UdpHeader header, HeaderContext context) {
        Violations found = new Violations();
        found.addIf(header.destinationPort() == 0, "RFC 6335 6", 2, "destination port 0 is reserved");
        boolean overIpv6 = context.pseudoHeader()
                .filter(Ipv6PseudoHeader.class::isInstance)
                .isPresent();
        int length = header.datagramLength();
        int present = UdpHeader.LENGTH + context.payload().remaining();
        if (length > 0 && length < UdpHeader.LENGTH) {
            found.add("RFC 768", 4, "length " + length + " is less than the header's 8");
        } else if (length > UdpHeader.LENGTH + context.impliedPayloadLength().orElse(0xFFFF)) {
            found.add(
                    "RFC 768",
                    4,
                    "length " + length + " is more than the "
                            + (UdpHeader.LENGTH + context.impliedPayloadLength().getAsInt())
                            + " octets that enclose it");
        } else if (length == 0 && !context.incomplete() && present <= 0xFFFF) {
            // no jumbogram is possible where there is no IPv6
            found.add(
                    overIpv6 ? "RFC 2675 4" : "RFC 768",
                    4,
                    "length is 0, but the datagram's " + present + " octets fit the field");
        }
        if (header.checksum() == UdpHeader.NO_CHECKSUM && overIpv6) {
            found.add("RFC 8200 8.1", 6, "no checksum, which IPv6 grants to tunnels alone (RFC 6935)");
        }
        return found.list();
    }
}
