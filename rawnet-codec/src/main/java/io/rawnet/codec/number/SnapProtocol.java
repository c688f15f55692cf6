package io.rawnet.codec.number;

import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.Range;

/**
 * Protocol number in a SNAP header of an organization that numbers its own protocols (IEEE 802, Subnetwork Access Protocol). Each
 * organization has a number space of its own.
 *
 * @param organization the Organizationally Unique Identifier, 0 to 2^24-1
 * @param number the number that the organization gave the protocol, 0 to 65535
 */
public record SnapProtocol(int organization, int number) implements Protocol {

    /** Cisco Discovery Protocol. */
    public static final SnapProtocol CISCO_DISCOVERY = new SnapProtocol(0x00000c, 0x2000);

    public SnapProtocol {
        Range.check("organization", organization, 0xFF_FFFF);
        Range.u16("SnapProtocol", number);
    }

    /** {@return organization and number, for instance {@code 0x00000c/0x2000}} */
    @Override
    public String toString() {
        return String.format("0x%06x/0x%04x", organization, number);
    }
}
