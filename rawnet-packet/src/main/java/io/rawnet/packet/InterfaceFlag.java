package io.rawnet.packet;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What an interface is and can do (netdevice(7), {@code IFF_…}). */
public enum InterfaceFlag {
    /** It is switched on. */
    UP(0x1),
    /** It can send to everyone on the link. */
    BROADCAST(0x2),
    /** It leads back to this machine. */
    LOOPBACK(0x8),
    /** There is a single peer at the other end. */
    POINT_TO_POINT(0x10),
    /** It passes packets. */
    RUNNING(0x40),
    /** Link addresses are not asked for by ARP or neighbor discovery. */
    NO_ARP(0x80),
    /** It takes packets for everybody, because it was configured so; memberships of sockets do not show here. */
    PROMISCUOUS(0x100),
    /** It takes packets for all groups, because it was configured so. */
    ALL_MULTICAST(0x200),
    /** It can send to groups. */
    MULTICAST(0x1000),
    /** The link below works, such as a plugged cable. */
    LOWER_UP(0x10000),
    /** It waits for something outside, such as being let in by IEEE 802.1X. */
    DORMANT(0x20000);

    private final int bit;

    InterfaceFlag(int bit) {
        this.bit = bit;
    }

    static Set<InterfaceFlag> of(int bits) {
        return Arrays.stream(values()).filter(flag -> (bits & flag.bit) != 0).collect(Collectors.toSet());
    }
}
