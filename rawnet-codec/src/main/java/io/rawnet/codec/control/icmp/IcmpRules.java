package io.rawnet.codec.control.icmp;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.IcmpError;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.network.Ipv4PseudoHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a structurally sound ICMP message must not be. */
final class IcmpRules {

    /** RFC 791 section 3.2: every link carries 68 octets, so no next hop has a smaller MTU. */
    private static final int LEAST_MTU = 68;

    private static final int ICMP = 1;

    private static final Set<Integer> ERROR_TYPES = Set.of(
            IcmpDestinationUnreachable.TYPE,
            IcmpSourceQuench.TYPE,
            IcmpRedirect.TYPE,
            IcmpTimeExceeded.TYPE,
            IcmpParameterProblem.TYPE);

    private final IcmpMessage message;
    private final HeaderContext context;
    private final List<Violation> found = new ArrayList<>();

    IcmpRules(IcmpMessage message, HeaderContext context) {
        this.message = message;
        this.context = context;
    }

    List<Violation> violations() {
        if (message.code() > greatestCode()) {
            add(clause(), 1, "code " + message.code() + " is not defined for type " + message.type());
        }
        checkFields();
        if (message instanceof IcmpError error) {
            found.addAll(error.quoteViolations(context));
            checkQuote(context.payload());
        }
        return List.copyOf(found);
    }

    private int greatestCode() {
        if (message instanceof IcmpDestinationUnreachable) {
            return IcmpDestinationUnreachable.PRECEDENCE_CUTOFF;
        }
        if (message instanceof IcmpRedirect) {
            return IcmpRedirect.HOST_FOR_TYPE_OF_SERVICE;
        }
        if (message instanceof IcmpTimeExceeded) {
            return IcmpTimeExceeded.IN_REASSEMBLY;
        }
        if (message instanceof IcmpParameterProblem) {
            return IcmpParameterProblem.BAD_LENGTH;
        }
        if (message instanceof IcmpExtendedEchoReply) {
            return 4;
        }
        if (message instanceof IcmpRouterAdvertisement && message.code() == 16) {
            return 16;
        }
        return message instanceof IcmpUnknown ? 255 : 0;
    }

    private String clause() {
        if (message instanceof IcmpRouterAdvertisement || message instanceof IcmpRouterSolicitation) {
            return "RFC 1256 3";
        }
        if (message instanceof IcmpExtendedEchoRequest) {
            return "RFC 8335 2";
        }
        if (message instanceof IcmpExtendedEchoReply) {
            return "RFC 8335 3";
        }
        return message instanceof IcmpAddressMask ? "RFC 950 appendix I" : "RFC 792";
    }

    private void checkFields() {
        if (message instanceof IcmpDestinationUnreachable unreachable) {
            checkZero(unreachable.unused(), 4, "unused");
            checkNextHopMtu(unreachable);
        } else if (message instanceof IcmpTimeExceeded exceeded) {
            checkZero(exceeded.unused(), 4, "unused");
            checkZero(exceeded.unusedAfterLength(), 6, "unused");
        } else if (message instanceof IcmpParameterProblem problem) {
            checkZero(problem.unused(), 6, "unused");
        } else if (message instanceof IcmpSourceQuench quench) {
            add("RFC 6633 3", 0, "source quench is deprecated");
            checkZero(quench.unused(), 4, "unused");
        } else if (message instanceof IcmpRedirect redirect) {
            checkGateway(redirect.gateway());
        } else if (message instanceof IcmpInformation
                || message instanceof IcmpAddressMask
                || message instanceof IcmpUnknown && isDeprecated(message.type())) {
            add("RFC 6918 2", 0, "type " + message.type() + " is deprecated");
        } else if (message instanceof IcmpRouterSolicitation solicitation) {
            checkZero(solicitation.reserved(), 4, "reserved");
        } else if (message instanceof IcmpRouterAdvertisement advertisement) {
            checkAdvertisement(advertisement);
        } else if (message instanceof IcmpExtendedEchoRequest request) {
            checkZero(request.flags() & ~IcmpExtendedEchoRequest.LOCAL, 7, "reserved");
        } else if (message instanceof IcmpExtendedEchoReply reply) {
            checkZero(reply.flags() & 0x18, 7, "reserved");
        }
    }

    /** Whether RFC 6918 names a type that has no record here: alternate host address, traceroute to SKIP. */
    private static boolean isDeprecated(int type) {
        return type == 6 || type >= 30 && type <= 39;
    }

    private void checkNextHopMtu(IcmpDestinationUnreachable unreachable) {
        int mtu = unreachable.nextHopMtu();
        boolean fragmentationNeeded = unreachable.code() == IcmpDestinationUnreachable.FRAGMENTATION_NEEDED;
        if (fragmentationNeeded && mtu != 0 && mtu < LEAST_MTU) {
            add("RFC 1191 4", 6, "next-hop MTU " + mtu + " is below " + LEAST_MTU);
        }
        if (!fragmentationNeeded) {
            checkZero(mtu, 6, "unused");
        }
    }

    private void checkGateway(Ipv4Address gateway) {
        if (gateway.isUnspecified() || gateway.isMulticast() || gateway.equals(Ipv4Address.BROADCAST)) {
            add("RFC 1122 3.2.2.2", 4, "gateway " + gateway + " is not a router's address");
        }
    }

    private void checkAdvertisement(IcmpRouterAdvertisement advertisement) {
        if (advertisement.numberOfAddresses() == 0) {
            add("RFC 1256 5.2", 4, "no address is advertised");
        }
        if (advertisement.addressEntrySize() < IcmpRouterAdvertisement.ENTRY_SIZE) {
            add("RFC 1256 5.2", 5, "address entry size " + advertisement.addressEntrySize() + " is below 2");
        }
    }

    /** RFC 1122 section 3.2.2: what must not be answered with an error. */
    private void checkQuote(ByteBuffer payload) {
        int quote = message.length();
        ByteBuffer in = payload.slice();
        int headerLength = in.hasRemaining() ? (Wire.u8(in, 0) & 0xF) * 4 : 0;
        if (headerLength < 20 || in.remaining() < headerLength + leastData(in, headerLength)) {
            if (!context.incomplete()) {
                add("RFC 792", quote, "the quote is not an IPv4 header and 64 bits of data");
            }
            return;
        }
        boolean initial = (Wire.u16(in, 6) & 0x1FFF) == 0;
        if (!initial) {
            add("RFC 1122 3.2.2", quote + 6, "an error answers a fragment that is not the first");
        }
        if (initial
                && Wire.u8(in, 9) == ICMP
                && in.remaining() > headerLength
                && ERROR_TYPES.contains(Wire.u8(in, headerLength))) {
            add("RFC 1122 3.2.2", quote + headerLength, "an error answers an error");
        }
        Ipv4Address destination = Ipv4Address.at(in, 16);
        if (destination.isMulticast() || destination.equals(Ipv4Address.BROADCAST)) {
            add("RFC 1122 3.2.2", quote + 16, "an error answers a datagram for the group " + destination);
        }
        Ipv4Address source = Ipv4Address.at(in, 12);
        if (source.isUnspecified() || source.isMulticast() || source.equals(Ipv4Address.BROADCAST)) {
            add("RFC 1122 3.2.2", quote + 12, "an error answers a datagram from " + source + ", which is no host");
        }
        checkReceiver(source, quote + 12);
    }

    /** A datagram that has less than 64 bits of data is quoted with all it has. */
    private static int leastData(ByteBuffer in, int headerLength) {
        return in.remaining() < 4 ? 8 : Math.max(0, Math.min(8, Wire.u16(in, 2) - headerLength));
    }

    /** An error goes to whom the quoted datagram came from. */
    private void checkReceiver(Ipv4Address quotedSource, int offset) {
        context.pseudoHeader().ifPresent(pseudoHeader -> {
            if (pseudoHeader instanceof Ipv4PseudoHeader outer
                    && !outer.destination().equals(quotedSource)) {
                add(
                        "RFC 792",
                        offset,
                        "the quoted datagram is from " + quotedSource + ", the error is for " + outer.destination());
            }
        });
    }

    private void checkZero(int bits, int offset, String field) {
        checkZero((long) bits, offset, field);
    }

    private void checkZero(long bits, int offset, String field) {
        if (bits != 0) {
            add(clause(), offset, field + " bits are set: 0x" + Long.toHexString(bits));
        }
    }

    private void add(String clause, int offset, String explanation) {
        found.add(new Violation(clause, offset, explanation));
    }
}
