package io.rawnet.packet;

import io.rawnet.channel.waiting.Arguments;
import io.rawnet.codec.Protocol;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The kind of link of an interface: an {@code ARPHRD_} number of the kernel, which for older links is the hardware type of ARP.
 *
 * @param number the number, 0 to 65535
 */
public record HardwareType(int number) implements Protocol {
    /** Filled by the constants. */
    private static final Map<Integer, String> NAMES = new HashMap<>();

    /** Ethernet, and what looks like it: Wi-Fi, bridges, virtual cables. */
    public static final HardwareType ETHERNET = named(1, "Ethernet");

    /** InfiniBand. */
    public static final HardwareType INFINIBAND = named(32, "InfiniBand");

    /** The Point-to-Point Protocol. */
    public static final HardwareType PPP = named(512, "PPP");

    /** An IPv4 tunnel in IPv4. */
    public static final HardwareType TUNNEL = named(768, "IPv4 tunnel");

    /** A tunnel in IPv6. */
    public static final HardwareType TUNNEL6 = named(769, "IPv6 tunnel");

    /** The loopback interface; its frames look like Ethernet's. */
    public static final HardwareType LOOPBACK = named(772, "loopback");

    /** IPv6 in IPv4. */
    public static final HardwareType SIT = named(776, "SIT");

    /** Generic Routing Encapsulation over IPv4. */
    public static final HardwareType GRE = named(778, "GRE");

    /** Wi-Fi as it is on the air. */
    public static final HardwareType WIFI = named(801, "Wi-Fi");

    /** Wi-Fi as it is on the air, with a radiotap header. */
    public static final HardwareType WIFI_RADIOTAP = named(803, "Wi-Fi with radiotap");

    /** Low-power radio, IEEE 802.15.4. */
    public static final HardwareType IEEE_802_15_4 = named(804, "IEEE 802.15.4");

    /** Generic Routing Encapsulation over IPv6. */
    public static final HardwareType GRE6 = named(823, "GRE over IPv6");

    /** Captured netlink messages. */
    public static final HardwareType NETLINK = named(824, "netlink");

    /** No link header, such as on a tun interface or WireGuard. */
    public static final HardwareType NONE = named(0xFFFE, "no link header");

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
    private static HardwareType named(int number, String name) {
        NAMES.put(number, name);
        return new HardwareType(number);
    }

    @Override
    public String toString() {
        return NAMES.getOrDefault(number, "hardware type " + number);
    }
}
