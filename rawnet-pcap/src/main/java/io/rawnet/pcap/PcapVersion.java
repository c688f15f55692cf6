package io.rawnet.pcap;

/** The version of a pcap file, which determines the order of the two lengths in a record. */
record PcapVersion(int major, int minor) {

    /** The version that is written. */
    static final PcapVersion CURRENT = new PcapVersion(2, 4);
    /** The version that tcpdump of DG/UX writes, with the lengths in the order of version 2.2. */
    private static final PcapVersion DG_UX = new PcapVersion(543, 0);

    boolean isKnown() {
        return major == CURRENT.major && minor <= CURRENT.minor || equals(DG_UX);
    }

    /** Version 2.3 was written with either order, so there the larger length is taken as the original one. */
    boolean originalLengthFirst(long first, long second) {
        if (major == CURRENT.major && minor == 3) {
            return first > second;
        }
        return !equals(CURRENT);
    }

    @Override
    public String toString() {
        return "version " + major + "." + minor;
    }
}
