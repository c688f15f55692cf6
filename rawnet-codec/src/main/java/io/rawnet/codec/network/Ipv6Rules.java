package io.rawnet.codec.network;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.number.IpProtocol;
import java.util.List;

/** Checks the rules for IPv6 headers whose structure is sound. */
final class Ipv6Rules {

    private static final int PAYLOAD_LENGTH = 4;
    private static final int SOURCE = 8;
    private static final int DESTINATION = 24;

    private Ipv6Rules() {}

    static boolean jumboFollows(HeaderContext context) {
        return context.following().filter(HopByHopOptionsHeader::makesJumbogram).isPresent();
    }

    static List<Violation> violations(Ipv6Header header, HeaderContext context) {
        Violations found = new Violations();
        int length = header.payloadLength();
        int there = context.payload().remaining();
        if (length > there) {
            found.add(
                    "RFC 8200 3",
                    PAYLOAD_LENGTH,
                    "payload length " + length + " is more than the " + there + " octets here");
        }
        if (length != 0 && jumboFollows(context)) {
            found.add("RFC 2675 3", PAYLOAD_LENGTH, "payload length is " + length + " beside a jumbo payload option");
        }
        boolean last = header.nextHeader().equals(IpProtocol.NO_NEXT_HEADER);
        if (length == 0 && !last && there > 0 && !jumboFollows(context)) {
            boolean mightBeJumbo = header.nextHeader().equals(IpProtocol.HOP_BY_HOP);
            found.add(
                    mightBeJumbo ? "RFC 2675 3" : "RFC 8200 3",
                    PAYLOAD_LENGTH,
                    "payload length is 0 without a jumbo payload option");
        }
        if (header.source().isMulticast()) {
            found.add("RFC 4291 2.7", SOURCE, "source " + header.source() + " is a group");
        }
        found.addIf(header.destination().isUnspecified(), "RFC 4291 2.5.2", DESTINATION, "destination is unspecified");
        if (header.destination().isMulticast() && (header.destination().high() >>> 48 & 0xF) == 0) {
            found.add("RFC 4291 2.7", DESTINATION, "destination is a group of the reserved scope 0");
        }
        return found.list();
    }
}
