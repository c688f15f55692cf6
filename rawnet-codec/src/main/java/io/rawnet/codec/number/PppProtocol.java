package io.rawnet.codec.number;

import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.NumberNames;
import io.rawnet.codec.internal.Range;

/**
 * What a PPP frame carries: the Protocol field (RFC 1661 section 2).
 *
 * <p>The constants are those that rawnet has a use for; IANA's registry of PPP DLL protocol numbers lists all.
 *
 * @param number the number, 0 to 65535
 */
public record PppProtocol(int number) implements Protocol {

    private static final NumberNames NAMES = new NumberNames("0x%04x");

    /** Internet Protocol version 4 (RFC 1332). */
    public static final PppProtocol IPV4 = new PppProtocol(NAMES.named(0x0021, "IPv4"));

    /** Internet Protocol version 6 (RFC 5072). */
    public static final PppProtocol IPV6 = new PppProtocol(NAMES.named(0x0057, "IPv6"));

    /** MPLS unicast (RFC 3032). */
    public static final PppProtocol MPLS = new PppProtocol(NAMES.named(0x0281, "MPLS"));

    /** Control protocol of IPv4 (RFC 1332). */
    public static final PppProtocol IPCP = new PppProtocol(NAMES.named(0x8021, "IPCP"));

    /** Control protocol of IPv6 (RFC 5072). */
    public static final PppProtocol IPV6CP = new PppProtocol(NAMES.named(0x8057, "IPV6CP"));

    /** Link Control Protocol (RFC 1661). */
    public static final PppProtocol LCP = new PppProtocol(NAMES.named(0xc021, "LCP"));

    /** Password Authentication Protocol (RFC 1334). */
    public static final PppProtocol PAP = new PppProtocol(NAMES.named(0xc023, "PAP"));

    /** Challenge Handshake Authentication Protocol (RFC 1994). */
    public static final PppProtocol CHAP = new PppProtocol(NAMES.named(0xc223, "CHAP"));

    public PppProtocol {
        Range.check("PppProtocol", number, 65535);
    }

    /** {@return the name where there is a constant, else the number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
