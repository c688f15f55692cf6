package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.IcmpError;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;

/** What a structurally sound ICMPv6 message must not be. */
final class Icmpv6Rules {

    /** RFC 8200 section 5: every link carries 1280 octets. */
    private static final int LEAST_MTU = 1280;

    private static final int IPV6_HEADER = 40;

    private Icmpv6Rules() {}

    static List<Violation> violations(Icmpv6Message message, HeaderContext context) {
        Findings found = new Findings(context);
        found.checkCode(message.code(), greatestCode(message), clause(message));
        if (message instanceof IcmpError error) {
            checkError(message, found);
            found.addAll(error.quoteViolations(context));
            checkQuote(message, context, found);
        } else if (message instanceof Icmpv6ExtendedEchoRequest request) {
            found.checkZero(request.flags() & ~Icmpv6ExtendedEchoRequest.LOCAL, "RFC 8335 2", 7);
        } else if (message instanceof Icmpv6ExtendedEchoReply reply) {
            found.checkZero(reply.flags() & 0x18, "RFC 8335 3", 7);
        }
        NdpRules.check(message, found);
        MldRules.check(message, found);
        return found.list();
    }

    private static int greatestCode(Icmpv6Message message) {
        if (message instanceof Icmpv6DestinationUnreachable) {
            return Icmpv6DestinationUnreachable.HEADERS_TOO_LONG;
        }
        if (message instanceof Icmpv6TimeExceeded) {
            return Icmpv6TimeExceeded.IN_REASSEMBLY;
        }
        if (message instanceof Icmpv6ParameterProblem) {
            return Icmpv6ParameterProblem.OPTION_TOO_BIG;
        }
        if (message instanceof Icmpv6ExtendedEchoReply) {
            return 4;
        }
        return message instanceof Icmpv6Unknown ? 255 : 0;
    }

    /** The section that says what the code must be. */
    private static String clause(Icmpv6Message message) {
        return switch (message.type()) {
            case MldQuery.TYPE, MldReport.TYPE, MldDone.TYPE -> "RFC 2710 3";
            case RouterSolicitation.TYPE -> "RFC 4861 6.1.1";
            case RouterAdvertisement.TYPE -> "RFC 4861 6.1.2";
            case NeighborSolicitation.TYPE -> "RFC 4861 7.1.1";
            case NeighborAdvertisement.TYPE -> "RFC 4861 7.1.2";
            case Icmpv6Redirect.TYPE -> "RFC 4861 8.1";
            case Mldv2Report.TYPE -> "RFC 9777 5.2";
            case Icmpv6ExtendedEchoRequest.TYPE -> "RFC 8335 2";
            case Icmpv6ExtendedEchoReply.TYPE -> "RFC 8335 3";
            case Icmpv6DestinationUnreachable.TYPE -> "RFC 4443 3.1";
            case Icmpv6PacketTooBig.TYPE -> "RFC 4443 3.2";
            case Icmpv6TimeExceeded.TYPE -> "RFC 4443 3.3";
            case Icmpv6ParameterProblem.TYPE -> "RFC 4443 3.4";
            case Icmpv6Echo.REQUEST_TYPE -> "RFC 4443 4.1";
            case Icmpv6Echo.REPLY_TYPE -> "RFC 4443 4.2";
            default -> "RFC 4443 2.1";
        };
    }

    private static void checkError(Icmpv6Message message, Findings found) {
        if (message instanceof Icmpv6DestinationUnreachable unreachable) {
            found.checkZero(unreachable.unused(), "RFC 4443 3.1", 5);
        } else if (message instanceof Icmpv6TimeExceeded exceeded) {
            found.checkZero(exceeded.unused(), "RFC 4443 3.3", 5);
        } else if (message instanceof Icmpv6PacketTooBig tooBig && tooBig.mtu() < LEAST_MTU) {
            found.add("RFC 8201 4", 4, "MTU " + tooBig.mtu() + " is below " + LEAST_MTU);
        }
    }

    /** RFC 4443 section 2.4 (e): what must not be answered with an error. */
    private static void checkQuote(Icmpv6Message message, HeaderContext context, Findings found) {
        int quote = message.length();
        ByteBuffer in = context.payload().slice();
        if (in.remaining() < IPV6_HEADER) {
            if (!context.incomplete()) {
                found.add("RFC 4443 2.4 (c)", quote, "the quote is shorter than an IPv6 header");
            }
            return;
        }
        boolean icmpv6 = Wire.u8(in, 6) == IpProtocol.ICMPV6.number() && in.remaining() > IPV6_HEADER;
        int quotedType = icmpv6 ? Wire.u8(in, IPV6_HEADER) : 255;
        if (quotedType < 128) {
            found.add("RFC 4443 2.4 (e.1)", quote + IPV6_HEADER, "an error answers an error");
        }
        if (quotedType == Icmpv6Redirect.TYPE) {
            found.add("RFC 4443 2.4 (e.2)", quote + IPV6_HEADER, "an error answers a redirect");
        }
        // two errors may answer a packet to a group: too big, and an option that is to be reported
        boolean mayAnswerGroup = message instanceof Icmpv6PacketTooBig
                || message instanceof Icmpv6ParameterProblem && message.code() == Icmpv6ParameterProblem.OPTION;
        if (Wire.u8(in, 24) == 0xFF && !mayAnswerGroup) {
            found.add("RFC 4443 2.4 (e.3)", quote + 24, "an error answers a packet for a group");
        }
        Ipv6Address source = Ipv6Address.at(in, 8);
        if (source.isUnspecified() || source.isMulticast()) {
            found.add(
                    "RFC 4443 2.4 (e.6)", quote + 8, "an error answers a packet from " + source + ", which is no node");
        }
    }
}
