package io.rawnet.examples.tool.traceroute;

import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.ip.ErrorOrigin;
import io.rawnet.ip.ReceivedError;
import java.util.List;

/** ICMP errors in the signs of traceroute(8): {@code !H}, {@code !N}, {@code !P}, {@code !X}, {@code !S}, {@code !F}, {@code !<n>}. */
final class Remarks {
    private static final String PORT_UNREACHABLE = "";
    private static final String TOO_LONG = "!F-";

    /** By code (RFC 792, RFC 1122 3.2.2.1, RFC 1812 5.2.7.1). */
    private static final List<String> UNREACHABLE = List.of(
            "!N",
            "!H",
            "!P",
            PORT_UNREACHABLE,
            TOO_LONG,
            "!S",
            "!N",
            "!H",
            "!N",
            "!X",
            "!X",
            "!N",
            "!H",
            "!X",
            "!V",
            "!C");

    /** By code (RFC 4443 3.1). */
    private static final List<String> UNREACHABLE_OVER_IPV6 = List.of("!N", "!X", "!H", "!H", PORT_UNREACHABLE);

    private Remarks() {}

    /** {@return whether the probe ran out of hops, so that the way goes on} */
    static boolean isHopLimitExceeded(ReceivedError error) {
        int type = error.origin() == ErrorOrigin.ICMP ? IcmpHeader.TIME_EXCEEDED : Icmpv6Header.TIME_EXCEEDED;
        return error.icmpType().orElse(-1) == type;
    }

    /** {@return the sign of an error; empty for the usual ones of a hop and of the target} */
    static String of(ReceivedError error) {
        int type = error.icmpType().orElse(-1);
        int code = error.icmpCode().orElse(0);
        boolean ipv4 = error.origin() == ErrorOrigin.ICMP;
        if (isHopLimitExceeded(error) && code == 0) {
            return "";
        }
        boolean tooLong = error.origin() == ErrorOrigin.LOCAL || !ipv4 && type == Icmpv6Header.PACKET_TOO_BIG;
        if (tooLong) {
            return TOO_LONG + error.nextHopMtu().orElse(0);
        }
        if (type != (ipv4 ? IcmpHeader.DESTINATION_UNREACHABLE : Icmpv6Header.DESTINATION_UNREACHABLE)) {
            return "!<" + type + "-" + code + ">";
        }
        List<String> signs = ipv4 ? UNREACHABLE : UNREACHABLE_OVER_IPV6;
        String sign = code < signs.size() ? signs.get(code) : "!<" + code + ">";
        return sign.equals(TOO_LONG) ? TOO_LONG + error.nextHopMtu().orElse(0) : sign;
    }
}
