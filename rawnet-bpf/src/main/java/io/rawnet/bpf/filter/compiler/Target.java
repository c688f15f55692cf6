package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.NameResolver;
import java.util.OptionalInt;

/**
 * What an expression is compiled for.
 *
 * @param layer how packets start
 * @param origin where they come from, and so what is known beside their octets
 * @param netmask the netmask for {@code ip broadcast}, if there is one
 * @param names where addresses of names come from, or null to refuse names
 */
public record Target(LinkLayer layer, Origin origin, OptionalInt netmask, NameResolver names) {

    /** Where packets come from. */
    public enum Origin {
        /** A capture: nothing is known but the octets. */
        CAPTURE,
        /** A capture whose packets have flags, which tell the direction. */
        CAPTURE_WITH_FLAGS,
        /** A socket: the kernel tells packet type and interface. */
        SOCKET
    }

    /** {@return whether the kernel takes off VLAN tags before the program runs} */
    boolean mayTakeTags() {
        return origin == Origin.SOCKET && layer.isEthernet();
    }
}
