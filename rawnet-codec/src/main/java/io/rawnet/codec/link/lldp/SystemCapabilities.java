package io.rawnet.codec.link.lldp;

import io.rawnet.codec.internal.Range;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Functions that the system has, and which of them are enabled, type 7 (IEEE 802.1AB-2016 clause 8.5.8).
 *
 * @param capabilities functions that it has, the sum of bits such as {@link #ROUTER}, 0 to 65535
 * @param enabled functions that are enabled, 0 to 65535
 */
public record SystemCapabilities(int capabilities, int enabled) implements LldpTlv {

    /** Something else. */
    public static final int OTHER = 0x0001;

    /** A repeater. */
    public static final int REPEATER = 0x0002;

    /** A MAC bridge. */
    public static final int BRIDGE = 0x0004;

    /** A Wi-Fi access point. */
    public static final int ACCESS_POINT = 0x0008;

    /** A router. */
    public static final int ROUTER = 0x0010;

    /** A telephone. */
    public static final int TELEPHONE = 0x0020;

    /** A DOCSIS cable device. */
    public static final int CABLE_DEVICE = 0x0040;

    /** A station and nothing else. */
    public static final int STATION_ONLY = 0x0080;

    /** A C-VLAN component of a bridge. */
    public static final int C_VLAN = 0x0100;

    /** An S-VLAN component of a bridge. */
    public static final int S_VLAN = 0x0200;

    /** A two-port MAC relay. */
    public static final int TWO_PORT_RELAY = 0x0400;

    static final int TYPE = 7;

    private static final List<String> NAMES = List.of(
            "other",
            "repeater",
            "bridge",
            "access-point",
            "router",
            "telephone",
            "cable-device",
            "station",
            "c-vlan",
            "s-vlan",
            "two-port-relay");

    public SystemCapabilities {
        Range.u16("capabilities", capabilities);
        Range.u16("enabled", enabled);
    }

    /** {@return for instance {@code capabilities bridge+router enabled bridge}} */
    @Override
    public String toString() {
        return "capabilities " + names(capabilities) + " enabled " + names(enabled);
    }

    static String names(int bits) {
        return bits == 0
                ? "none"
                : IntStream.range(0, 16)
                        .filter(bit -> (bits & 1 << bit) != 0)
                        .mapToObj(bit -> bit < NAMES.size() ? NAMES.get(bit) : "bit-" + bit)
                        .collect(Collectors.joining("+"));
    }
}
