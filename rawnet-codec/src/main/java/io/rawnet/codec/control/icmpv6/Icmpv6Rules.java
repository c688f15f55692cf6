package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.ExtendedEcho;
import io.rawnet.codec.control.IcmpError;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.internal.MessageType;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;

/** What a structurally sound ICMPv6 message must not be. */
record Icmpv6Rules(Icmpv6Header message, HeaderContext context, Violations found) {

    /** RFC 8200 section 5: every link carries 1280 octets. */
    private static final int LEAST_MTU = 1280;

    private static final int IPV6_HEADER = 40;

    Icmpv6Rules(Icmpv6Header message, HeaderContext context) {
        this(message, context, new Violations());
    }

    List<Violation> violations() {
        MessageType<MessageBody> type = Icmpv6Types.ALL.of(message.type(), message.body());
        if (message.code() > type.greatestCode()) {
            found.add(type.clause(), 1, "code " + message.code() + " is not defined for this type");
        }
        if (message.body() instanceof IcmpError error) {
            checkError(error, type.clause());
            found.addAll(message.quoteViolations(context));
            checkQuote(context.payload());
        } else if (message.body() instanceof ExtendedEcho echo) {
            found.addUnlessZero(
                    "reserved", echo.flags() & (message.isReply() ? 0x18 : ~ExtendedEcho.LOCAL), type.clause(), 7);
        } else if (message.body() instanceof NdpBody body) {
            new NdpRules(found, context, type.clause()).check(message, body);
        } else {
            new MldRules(found, context).check(message.body(), message.type());
        }
        return found.list();
    }

    private void checkError(IcmpError error, String clause) {
        if (error instanceof Icmpv6ExtensibleError extensible) {
            found.addUnlessZero("reserved", extensible.unused(), clause, 5);
        } else if (error instanceof Icmpv6PacketTooBig tooBig && tooBig.mtu() < LEAST_MTU) {
            found.add("RFC 8201 4", 4, "MTU " + tooBig.mtu() + " is below " + LEAST_MTU);
        }
    }

    /** RFC 4443 section 2.4 (e): what must not be answered with an error. */
    private void checkQuote(ByteBuffer payload) {
        int quote = message.length();
        ByteBuffer in = payload.slice();
        if (in.remaining() < IPV6_HEADER) {
            found.addIf(!context.incomplete(), "RFC 4443 2.4 (c)", quote, "the quote is shorter than an IPv6 header");
            return;
        }
        boolean icmpv6 = Wire.u8(in, 6) == IpProtocol.ICMPV6.number() && in.remaining() > IPV6_HEADER;
        int quotedType = icmpv6 ? Wire.u8(in, IPV6_HEADER) : 255;
        found.addIf(quotedType < 128, "RFC 4443 2.4 (e.1)", quote + IPV6_HEADER, "an error answers an error");
        if (quotedType == Icmpv6Header.REDIRECT) {
            found.add("RFC 4443 2.4 (e.2)", quote + IPV6_HEADER, "an error answers a redirect");
        }
        // two errors may answer a packet to a group: too big, and an option that is to be reported
        boolean mayAnswerGroup = message.body() instanceof Icmpv6PacketTooBig
                || message.body() instanceof Icmpv6ParameterProblem && message.code() == Icmpv6ParameterProblem.OPTION;
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
