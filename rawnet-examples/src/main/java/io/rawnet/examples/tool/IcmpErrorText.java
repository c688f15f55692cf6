package io.rawnet.examples.tool;

import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.ip.ErrorOrigin;
import io.rawnet.ip.ReceivedError;
import java.util.List;

/** ICMP errors in the words of ping(8). */
public final class IcmpErrorText {
    private static final int FRAGMENTATION_NEEDED = 4;
    private static final List<String> UNREACHABLE = List.of(
            "Destination Net Unreachable",
            "Destination Host Unreachable",
            "Destination Protocol Unreachable",
            "Destination Port Unreachable",
            "Frag needed and DF set",
            "Source Route Failed",
            "Destination Net Unknown",
            "Destination Host Unknown",
            "Source Host Isolated",
            "Destination Net Prohibited",
            "Destination Host Prohibited",
            "Destination Net Unreachable for Type of Service",
            "Destination Host Unreachable for Type of Service",
            "Packet filtered",
            "Precedence Violation",
            "Precedence Cutoff");
    private static final List<String> UNREACHABLE_OVER_IPV6 = List.of(
            "Destination unreachable: No route",
            "Destination unreachable: Administratively prohibited",
            "Destination unreachable: Beyond scope of source address",
            "Destination unreachable: Address unreachable",
            "Destination unreachable: Port unreachable",
            "Destination unreachable: Source address failed ingress/egress policy",
            "Destination unreachable: Reject route to destination");
    private static final List<String> TIME_EXCEEDED = List.of("Time to live exceeded", "Frag reassembly time exceeded");
    private static final List<String> TIME_EXCEEDED_OVER_IPV6 =
            List.of("Time exceeded: Hop limit", "Time exceeded: Defragmentation failure");
    private static final List<String> PARAMETER_PROBLEM_OVER_IPV6 = List.of(
            "Parameter problem: Wrong header field",
            "Parameter problem: Unknown header",
            "Parameter problem: Unknown option");

    private IcmpErrorText() {}

    /**
     * {@return for instance {@code Destination Host Unreachable}}
     *
     * @param error an error that came in an ICMP message
     */
    public static String of(ReceivedError error) {
        int type = error.icmpType().orElse(-1);
        int code = error.icmpCode().orElse(0);
        return error.origin() == ErrorOrigin.ICMPV6 ? overIpv6(error, type, code) : overIpv4(error, type, code);
    }

    private static String overIpv4(ReceivedError error, int type, int code) {
        return switch (type) {
            case IcmpHeader.DESTINATION_UNREACHABLE ->
                named(UNREACHABLE, "Dest Unreachable, Bad Code", code)
                        + (code == FRAGMENTATION_NEEDED
                                ? " (mtu = " + error.nextHopMtu().orElse(0) + ")"
                                : "");
            case IcmpHeader.TIME_EXCEEDED -> named(TIME_EXCEEDED, "Time exceeded, Bad Code", code);
            case IcmpHeader.SOURCE_QUENCH -> "Source Quench";
            case IcmpHeader.PARAMETER_PROBLEM -> "Parameter problem";
            default -> "Bad ICMP type: " + type;
        };
    }

    private static String overIpv6(ReceivedError error, int type, int code) {
        return switch (type) {
            case Icmpv6Header.DESTINATION_UNREACHABLE ->
                named(UNREACHABLE_OVER_IPV6, "Destination unreachable: Unknown code", code);
            case Icmpv6Header.PACKET_TOO_BIG ->
                "Packet too big: mtu=" + error.nextHopMtu().orElse(0);
            case Icmpv6Header.TIME_EXCEEDED -> named(TIME_EXCEEDED_OVER_IPV6, "Time exceeded: code", code);
            case Icmpv6Header.PARAMETER_PROBLEM ->
                named(PARAMETER_PROBLEM_OVER_IPV6, "Parameter problem: Unknown code", code);
            default -> "unknown ICMPv6 type " + type;
        };
    }

    private static String named(List<String> names, String otherwise, int code) {
        return code < names.size() ? names.get(code) : otherwise + " " + code;
    }
}
