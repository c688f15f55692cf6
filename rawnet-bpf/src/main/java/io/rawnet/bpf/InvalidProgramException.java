package io.rawnet.bpf;

/** A program that the kernel would refuse with {@code EINVAL}, and the reason that the kernel does not give. */
public final class InvalidProgramException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with an instruction. */
    public enum Reason {
        /** The code means nothing to the kernel. */
        UNKNOWN_CODE("the kernel does not know this code"),
        /** A scratch slot above 15. */
        SCRATCH_SLOT_OUT_OF_RANGE("scratch slots are 0 to 15"),
        /** A scratch slot is read that some path to the instruction did not write. */
        SCRATCH_SLOT_NOT_WRITTEN("some path gets here without writing this scratch slot"),
        /** A jump that leaves the program. */
        JUMP_OUT_OF_RANGE("the jump leaves the program"),
        /** A division or remainder by the constant 0. */
        DIVISION_BY_ZERO("division by the constant 0"),
        /** A shift by a constant of 32 or more. */
        SHIFT_OUT_OF_RANGE("shifts are by 0 to 31 bits"),
        /** A load at or above {@code SKF_AD_OFF} where no extension lies. */
        UNKNOWN_EXTENSION("no extension lies at this offset"),
        /** The last instruction does not return. */
        NO_RETURN_AT_END("the last instruction must return");

        private final String explanation;

        Reason(String explanation) {
            this.explanation = explanation;
        }
    }

    private final int index;
    private final Reason reason;

    InvalidProgramException(int index, Instruction instruction, Reason reason) {
        super("instruction " + index + ", " + instruction + ": " + reason.explanation);
        this.index = index;
        this.reason = reason;
    }

    /** {@return the index of the instruction that is wrong, 0 for the first} */
    public int index() {
        return index;
    }

    /** {@return what is wrong with it} */
    public Reason reason() {
        return reason;
    }
}
