package io.rawnet.packet;

import io.rawnet.channel.waiting.Arguments;
import io.rawnet.codec.Protocol;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The kind of link of an interface: an {@code ARPHRD_} number of the kernel, which for older links is the hardware type of ARP.
 *
 * @param number the number, 0 to 65535
 */
public record HardwareType(int number) implements Protocol {

    /** Ethernet, and what looks like it: Wi-Fi, bridges, virtual cables. */
    public static final HardwareType ETHERNET = new HardwareType(1);

    /** InfiniBand. */
    public static final HardwareType INFINIBAND = new HardwareType(32);

    /** The Point-to-Point Protocol. */
    public static final HardwareType PPP = new HardwareType(512);

    /** An IPv4 tunnel in IPv4. */
    public static final HardwareType TUNNEL = new HardwareType(768);

    /** A tunnel in IPv6. */
    public static final HardwareType TUNNEL6 = new HardwareType(769);

    /** The loopback interface; its frames look like Ethernet's. */
    public static final HardwareType LOOPBACK = new HardwareType(772);

    /** IPv6 in IPv4. */
    public static final HardwareType SIT = new HardwareType(776);

    /** Generic Routing Encapsulation over IPv4. */
    public static final HardwareType GRE = new HardwareType(778);

    /** Wi-Fi as it is on the air. */
    public static final HardwareType WIFI = new HardwareType(801);

    /** Wi-Fi as it is on the air, with a radiotap header. */
    public static final HardwareType WIFI_RADIOTAP = new HardwareType(803);

    /** Low-power radio, IEEE 802.15.4. */
    public static final HardwareType IEEE_802_15_4 = new HardwareType(804);

    /** Generic Routing Encapsulation over IPv6. */
    public static final HardwareType GRE6 = new HardwareType(823);

    /** Captured netlink messages. */
    public static final HardwareType NETLINK = new HardwareType(824);

    /** No link header, such as on a tun interface or WireGuard. */
    public static final HardwareType NONE = new HardwareType(0xFFFE);

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "Ethernet"),
            Map.entry(32, "InfiniBand"),
            Map.entry(512, "PPP"),
            Map.entry(768, "IPv4 tunnel"),
            Map.entry(769, "IPv6 tunnel"),
            Map.entry(772, "loopback"),
            Map.entry(776, "SIT"),
            Map.entry(778, "GRE"),
            Map.entry(801, "Wi-Fi"),
            Map.entry(803, "Wi-Fi with radiotap"),
            Map.entry(804, "IEEE 802.15.4"),
            Map.entry(823, "GRE over IPv6"),
            Map.entry(824, "netlink"),
            Map.entry(0xFFFE, "no link header"));

    public HardwareType {
        Arguments.requireRange(number, 0, 0xFFFF, "hardware type");
    }

    /** {@return the length of link addresses on such a link in octets; empty where this type does not determine it} */
    OptionalInt addressLength() {
        return switch (number) {
            case 1, 772, 801, 803 -> OptionalInt.of(6);
            case 32 -> OptionalInt.of(20);
            case 0xFFFE -> OptionalInt.of(0);
            default -> OptionalInt.empty();
        };
    }

    /** {@return its name, or the number where it has none here} */
    @Override
    public String toString() {
        return NAMES.getOrDefault(number, "hardware type " + number);
    }
}
