package io.rawnet.examples.tool.scan;

import java.util.Locale;

/** What is known of a port. */
public enum PortState {
    /** Somebody listens: SYN+ACK. */
    OPEN,
    /** Nobody listens: RST. */
    CLOSED,
    /** Something on the way keeps segments from it: an ICMP error, or silence. */
    FILTERED;

    /** {@return the name as nmap(1) writes it} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
