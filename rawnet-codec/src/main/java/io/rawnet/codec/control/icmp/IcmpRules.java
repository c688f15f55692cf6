package io.rawnet.codec.control.icmp;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.ExtendedEcho;
import io.rawnet.codec.control.IcmpError;
import io.rawnet.codec.control.MessageBody;
import io.rawnet.codec.internal.MessageType;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.network.Ipv4PseudoHeader;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/** What a structurally sound ICMP message must not be. */
record IcmpRules(IcmpHeader message, HeaderContext context, MessageType<MessageBody> type, Violations found) {

    /** RFC 791 section 3.2: every link carries 68 octets, so no next hop has a smaller MTU. */
    private static final int LEAST_MTU = 68;

    /** RFC 5944: the code of an advertisement of a mobile IP agent that does not route common traffic. */
    private static final int NO_COMMON_TRAFFIC = 16;

    private static final Set<Integer> ERROR_TYPES = Set.of(
            IcmpHeader.DESTINATION_UNREACHABLE,
            IcmpHeader.SOURCE_QUENCH,
            IcmpHeader.REDIRECT,
            IcmpHeader.TIME_EXCEEDED,
            IcmpHeader.PARAMETER_PROBLEM);

    IcmpRules(IcmpHeader message, HeaderContext context) {
        this(message, context, IcmpTypes.ALL.of(message.type(), message.body()), new Violations());
    }

    List<Violation> violations() {
        boolean mobile = message.body() instanceof IcmpRouterAdvertisement && message.code() == NO_COMMON_TRAFFIC;
        if (message.code() > type.greatestCode() && !mobile) {
            found.add(type.clause(), 1, "code " + message.code() + " is not defined for type " + message.type());
        }
        found.addIf(isDeprecated(), "RFC 6918 2", 0, "type " + message.type() + " is deprecated");
        checkFields(message.body());
        if (message.body() instanceof IcmpError) {
            found.addAll(message.quoteViolations(context));
            checkQuote(context.payload());
        }
        return found.list();
    }

    /** Whether RFC 6918 names the type: 6 is alternate host address, 30 to 39 are traceroute to SKIP. */
    private boolean isDeprecated() {
        int number = message.type();
        return number == 6
                || number >= IcmpHeader.INFORMATION_REQUEST && number <= IcmpHeader.ADDRESS_MASK_REPLY
                || number >= 30 && number <= 39;
    }

    private void checkFields(MessageBody body) {
        if (body instanceof IcmpDestinationUnreachable unreachable) {
            checkUnused(unreachable.unused(), 4);
            checkNextHopMtu(unreachable.nextHopMtu());
        } else if (body instanceof IcmpTimeExceeded exceeded) {
            checkUnused(exceeded.unused(), 4);
            checkUnused(exceeded.unusedAfterLength(), 6);
        } else if (body instanceof IcmpParameterProblem problem) {
            checkUnused(problem.unused(), 6);
        } else if (body instanceof IcmpSourceQuench quench) {
            found.add("RFC 6633 3", 0, "source quench is deprecated");
            checkUnused(quench.unused(), 4);
        } else if (body instanceof IcmpRedirect redirect) {
            checkGateway(redirect.gateway());
        } else if (body instanceof IcmpRouterSolicitation solicitation) {
            found.addUnlessZero("reserved", solicitation.reserved(), type.clause(), 4);
        } else if (body instanceof IcmpRouterAdvertisement advertisement) {
            checkAdvertisement(advertisement);
        } else if (body instanceof ExtendedEcho echo) {
            int reserved = message.isReply() ? 0x18 : ~ExtendedEcho.LOCAL;
            found.addUnlessZero("reserved", echo.flags() & reserved, type.clause(), 7);
        }
    }

    private void checkNextHopMtu(int mtu) {
        if (message.code() != IcmpDestinationUnreachable.FRAGMENTATION_NEEDED) {
            checkUnused(mtu, 6);
        } else if (mtu != 0 && mtu < LEAST_MTU) {
            found.add("RFC 1191 4", 6, "next-hop MTU " + mtu + " is below " + LEAST_MTU);
        }
    }

    private void checkGateway(Ipv4Address gateway) {
        found.addIf(isNoHost(gateway), "RFC 1122 3.2.2.2", 4, "gateway " + gateway + " is not a router's address");
    }

    private void checkAdvertisement(IcmpRouterAdvertisement advertisement) {
        found.addIf(advertisement.numberOfAddresses() == 0, "RFC 1256 5.2", 4, "no address is advertised");
        if (advertisement.addressEntrySize() < IcmpRouterAdvertisement.ENTRY_SIZE) {
            found.add("RFC 1256 5.2", 5, "address entry size " + advertisement.addressEntrySize() + " is below 2");
        }
    }

    /** RFC 1122 section 3.2.2: what must not be answered with an error. */
    private void checkQuote(ByteBuffer payload) {
        int quote = message.length();
        ByteBuffer in = payload.slice();
        int headerLength = in.hasRemaining() ? (Wire.u8(in, 0) & 0xF) * 4 : 0;
        if (headerLength < 20 || in.remaining() < headerLength + leastData(in, headerLength)) {
            found.addIf(!context.incomplete(), "RFC 792", quote, "the quote is not an IPv4 header and 64 bits of data");
            return;
        }
        boolean initial = (Wire.u16(in, 6) & 0x1FFF) == 0;
        found.addIf(!initial, "RFC 1122 3.2.2", quote + 6, "an error answers a fragment that is not the first");
        if (initial
                && Wire.u8(in, 9) == IpProtocol.ICMP.number()
                && in.remaining() > headerLength
                && ERROR_TYPES.contains(Wire.u8(in, headerLength))) {
            found.add("RFC 1122 3.2.2", quote + headerLength, "an error answers an error");
        }
        Ipv4Address destination = Ipv4Address.at(in, 16);
        if (destination.isMulticast() || destination.equals(Ipv4Address.BROADCAST)) {
            found.add("RFC 1122 3.2.2", quote + 16, "an error answers a datagram for the group " + destination);
        }
        Ipv4Address source = Ipv4Address.at(in, 12);
        if (isNoHost(source)) {
            found.add(
                    "RFC 1122 3.2.2", quote + 12, "an error answers a datagram from " + source + ", which is no host");
        }
        checkReceiver(source, quote + 12);
    }

    /** A datagram that has less than 64 bits of data is quoted with all it has. */
    private static int leastData(ByteBuffer in, int headerLength) {
        return in.remaining() < 4 ? 8 : Math.max(0, Math.min(8, Wire.u16(in, 2) - headerLength));
    }

    private static boolean isNoHost(Ipv4Address address) {
        return address.isUnspecified() || address.isMulticast() || address.equals(Ipv4Address.BROADCAST);
    }

    /** An error goes to whom the quoted datagram came from. */
    private void checkReceiver(Ipv4Address quotedSource, int offset) {
        context.pseudoHeader(Ipv4PseudoHeader.class)
                .map(Ipv4PseudoHeader::destination)
                .filter(receiver -> !receiver.equals(quotedSource))
                .ifPresent(receiver -> found.add(
                        "RFC 792",
                        offset,
                        "the quoted datagram is from " + quotedSource + ", the error is for " + receiver));
    }

    private void checkUnused(long bits, int offset) {
        found.addUnlessZero("unused", bits, type.clause(), offset);
    }
}
