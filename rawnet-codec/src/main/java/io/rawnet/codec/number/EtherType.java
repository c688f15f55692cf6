package io.rawnet.codec.number;

import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.NumberNames;
import io.rawnet.codec.internal.Range;

/**
 * What an Ethernet frame carries: the EtherType field (IEEE 802.3 clause 3.2.6).
 *
 * <p>The constants are those that rawnet has a use for; IANA's registry of IEEE 802 numbers lists all.
 *
 * @param number the number, 0 to 65535
 */
public record EtherType(int number) implements Protocol {

    private static final NumberNames NAMES = new NumberNames("0x%04x");

    /** Not a type on the wire: Linux's number for frames whose type field is a length, which begin with an LLC header. */
    public static final EtherType LLC = new EtherType(NAMES.named(0x0004, "LLC"));

    /** Internet Protocol version 4 (RFC 894). */
    public static final EtherType IPV4 = new EtherType(NAMES.named(0x0800, "IPv4"));

    /** Address Resolution Protocol (RFC 826). */
    public static final EtherType ARP = new EtherType(NAMES.named(0x0806, "ARP"));

    /** Wake-on-LAN. */
    public static final EtherType WAKE_ON_LAN = new EtherType(NAMES.named(0x0842, "Wake-on-LAN"));

    /** A whole Ethernet frame, as GRE carries it (RFC 7637). */
    public static final EtherType TRANSPARENT_ETHERNET_BRIDGING = new EtherType(NAMES.named(0x6558, "TEB"));

    /** Reverse ARP (RFC 903). */
    public static final EtherType RARP = new EtherType(NAMES.named(0x8035, "RARP"));

    /** A customer VLAN tag (IEEE 802.1Q). */
    public static final EtherType VLAN = new EtherType(NAMES.named(0x8100, "802.1Q"));

    /** Internet Protocol version 6 (RFC 2464). */
    public static final EtherType IPV6 = new EtherType(NAMES.named(0x86dd, "IPv6"));

    /** Ethernet flow control (IEEE 802.3 annex 31). */
    public static final EtherType MAC_CONTROL = new EtherType(NAMES.named(0x8808, "MAC control"));

    /** LACP and other slow protocols (IEEE 802.3 annex 57). */
    public static final EtherType SLOW_PROTOCOLS = new EtherType(NAMES.named(0x8809, "slow"));

    /** A PPP frame, as GRE carries it for PPTP (RFC 2637). */
    public static final EtherType PPP = new EtherType(NAMES.named(0x880b, "PPP"));

    /** MPLS unicast (RFC 5332). */
    public static final EtherType MPLS = new EtherType(NAMES.named(0x8847, "MPLS"));

    /** MPLS with an upstream-assigned label (RFC 5332). */
    public static final EtherType MPLS_MULTICAST = new EtherType(NAMES.named(0x8848, "MPLS multicast"));

    /** PPPoE discovery stage (RFC 2516). */
    public static final EtherType PPPOE_DISCOVERY = new EtherType(NAMES.named(0x8863, "PPPoE discovery"));

    /** PPPoE session stage (RFC 2516). */
    public static final EtherType PPPOE_SESSION = new EtherType(NAMES.named(0x8864, "PPPoE"));

    /** A service VLAN tag (IEEE 802.1ad). */
    public static final EtherType SERVICE_VLAN = new EtherType(NAMES.named(0x88a8, "802.1ad"));

    /** For local experiments (IEEE 802a-2003). */
    public static final EtherType EXPERIMENTAL_1 = new EtherType(NAMES.named(0x88b5, "experimental 1"));

    /** For local experiments (IEEE 802a-2003). */
    public static final EtherType EXPERIMENTAL_2 = new EtherType(NAMES.named(0x88b6, "experimental 2"));

    /** Link Layer Discovery Protocol (IEEE 802.1AB). */
    public static final EtherType LLDP = new EtherType(NAMES.named(0x88cc, "LLDP"));

    /** The outer of two VLAN tags, as some bridges wrote it before IEEE 802.1ad. */
    public static final EtherType DOUBLE_VLAN = new EtherType(NAMES.named(0x9100, "double VLAN"));

    /** Ethernet Configuration Testing Protocol. */
    public static final EtherType LOOPBACK = new EtherType(NAMES.named(0x9000, "loopback"));

    public EtherType {
        Range.check("EtherType", number, 65535);
    }

    /** The greatest value that is an IEEE 802.3 length instead of a type. */
    public static final int MAX_LENGTH = 1500;

    /** The least value that is a type; the values between are undefined. */
    public static final int MIN_TYPE = 0x0600;

    /**
     * {@return the EtherType with a number, without allocating where it is a common one}
     *
     * @param number 0 to 65535
     * @throws IllegalArgumentException if it is outside
     */
    public static EtherType of(int number) {
        return switch (number) {
            case 0x0800 -> IPV4;
            case 0x0806 -> ARP;
            case 0x8100 -> VLAN;
            case 0x86DD -> IPV6;
            default -> new EtherType(number);
        };
    }

    /** {@return the name where there is a constant, else the number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
