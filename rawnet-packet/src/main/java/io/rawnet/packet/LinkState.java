package io.rawnet.packet;

/** Whether an interface passes packets (RFC 2863, section 3.1.14, {@code ifOperStatus}). In the order of the kernel's numbers. */
public enum LinkState {
    /** The driver does not say: it passes packets when it is up. Loopback and tunnels are so. */
    UNKNOWN,
    /** A part of it is missing. */
    NOT_PRESENT,
    /** It is switched off. */
    DOWN,
    /** It is switched on, but there is no link: the cable is not plugged in, or the other end is off. */
    LOWER_LAYER_DOWN,
    /** It is being tested. */
    TESTING,
    /** It waits for something outside, such as being let in by IEEE 802.1X. */
    DORMANT,
    /** It passes packets. */
    UP;

    static LinkState of(int number) {
        return number < values().length ? values()[number] : UNKNOWN;
    }
}
