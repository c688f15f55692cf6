package io.rawnet.linux.socket;

import java.util.Arrays;
import java.util.HexFormat;

/** A link-layer address of any length; six octets on Ethernet. */
public final class HardwareAddress {
    /** Longest address of any link in octets (the kernel's MAX_ADDR_LEN). */
    public static final int MAXIMUM_LENGTH = 32;
    /** The address of a link that has none. */
    public static final HardwareAddress NONE = new HardwareAddress(new byte[0]);

    private final byte[] octets;

    /**
     * Copies the octets.
     *
     * @param octets the address, 0 to 32 octets
     * @throws IllegalArgumentException if it is longer
     */
    public HardwareAddress(byte[] octets) {
        if (octets.length > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException(
                    "hardware address of " + octets.length + " octets: at most " + MAXIMUM_LENGTH);
        }
        this.octets = octets.clone();
    }

    /** {@return the length in octets} */
    public int length() {
        return octets.length;
    }

    /** {@return a copy of the octets} */
    public byte[] octets() {
        return octets.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HardwareAddress that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** {@return the octets in hexadecimal, with colons} */
    @Override
    public String toString() {
        return HexFormat.ofDelimiter(":").formatHex(octets);
    }
}
