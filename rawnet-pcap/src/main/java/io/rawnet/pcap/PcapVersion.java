package io.rawnet.pcap;

/** The version of a pcap file: says in which order a record has its two lengths. */
record PcapVersion(int major, int minor) {

    /** The version that is written. */
    static final PcapVersion CURRENT = new PcapVersion(2, 4);
    /** What tcpdump of DG/UX writes; the lengths are those of version 2.2. */
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
