package io.rawnet.bpf.xdp;

/**
 * What is known when an instruction starts, whatever path led there.
 *
 * @param fromStart number of octets from the start of the frame that are there
 * @param fromX number of octets from X on that are there, and whose address is in a register; -1 if it is not
 * @param branches the most branches of a path that leads there
 */
record Checked(int fromStart, int fromX, int branches) {

    /** At the start of the program. */
    static final Checked NOTHING = new Checked(0, -1, 0);

    Checked withFromStart(int octets) {
        return new Checked(octets, fromX, branches);
    }

    Checked withFromX(int octets) {
        return new Checked(fromStart, octets, branches);
    }

    Checked withoutAddressOfX() {
        return withFromX(-1);
    }

    Checked withBranch() {
        return new Checked(fromStart, fromX, branches + 1);
    }

    /** {@return what is known where a path meets another; {@code other} is null if it is the first} */
    Checked meeting(Checked other) {
        return other == null
                ? this
                : new Checked(
                        Math.min(fromStart, other.fromStart),
                        Math.min(fromX, other.fromX),
                        Math.max(branches, other.branches));
    }
}
