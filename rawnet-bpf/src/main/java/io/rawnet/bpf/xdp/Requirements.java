package io.rawnet.bpf.xdp;

import io.rawnet.bpf.Extension;
import io.rawnet.bpf.Instruction;
import io.rawnet.bpf.Instruction.LoadAbsolute;
import io.rawnet.bpf.Instruction.LoadExtension;
import io.rawnet.bpf.Instruction.LoadHeaderLength;
import io.rawnet.bpf.Instruction.LoadIndirect;
import io.rawnet.bpf.Instruction.Return;
import io.rawnet.bpf.LoadSize;

/**
 * What every path from an instruction to an accepting end will load. A frame that has less is rejected in any case, so that it may be rejected at
 * once: one check serves many loads, those of both branches behind it too.
 */
final class Requirements {

    /** More than any frame has: no path accepts. */
    private static final int NEVER = Integer.MAX_VALUE;

    /** Largest X for which no sum with an offset of up to {@link Position#FARTHEST} is negative as a signed number. */
    private static final long LARGEST_PLAIN_X = Integer.MAX_VALUE - Position.FARTHEST;

    private static final int LARGEST_PLAIN_OFFSET = Short.MAX_VALUE;

    private final ClassicProgram program;
    private final long[] largestX;
    private final int[] fromStart;
    private final int[] fromX;

    Requirements(ClassicProgram program) {
        this.program = program;
        largestX = Maxima.ofX(program);
        fromStart = new int[program.size()];
        fromX = new int[program.size()];
        for (int index = program.size() - 1; index >= 0; index--) {
            require(index);
        }
    }

    /** {@return whether no path from an instruction accepts} */
    boolean rejects(int index) {
        return fromStart[index] == NEVER;
    }

    /** {@return the number of octets from the start of the frame that every accepting path loads from} */
    int fromStart(int index) {
        return fromStart[index];
    }

    /** {@return the number of octets from X on that every accepting path loads from by {@linkplain #isPlain plain loads} before X changes} */
    int fromX(int index) {
        return fromX[index];
    }

    /** {@return whether X + offset is where a load looks, without being cut to 32 bits or negative, and the offset fits an eBPF load} */
    boolean isPlain(int index, LoadIndirect load) {
        return largestX[index] <= LARGEST_PLAIN_X && load.offset() >= 0 && load.offset() <= LARGEST_PLAIN_OFFSET;
    }

    private void require(int index) {
        Instruction instruction = program.at(index);
        int[] successors = program.successors(index);
        int start = successors.length == 0 ? ofEnd(instruction) : NEVER;
        int x = start;
        for (int next : successors) {
            start = Math.min(start, fromStart[next]);
            x = Math.min(x, fromX[next]);
        }
        start = Math.max(start, reached(instruction));
        if (instruction instanceof LoadIndirect load && isPlain(index, load)) {
            x = Math.max(x, load.offset() + load.size().octets());
        }
        fromStart[index] = start;
        // a path that never accepts asks for no check of its own, so that it must not count where paths meet
        fromX[index] = start == NEVER ? NEVER : program.setsX(index) ? 0 : x;
    }

    private static int ofEnd(Instruction instruction) {
        return instruction instanceof Return end && end.octets() == 0 ? NEVER : 0;
    }

    /** {@return the number of octets from the start of the frame that an instruction itself loads from} */
    private static int reached(Instruction instruction) {
        if (instruction instanceof LoadAbsolute load) {
            return reached(load.offset(), load.size().octets());
        } else if (instruction instanceof LoadHeaderLength load) {
            return reached(load.offset(), LoadSize.BYTE.octets());
        } else if (instruction instanceof LoadExtension load && load.extension() == Extension.PROTOCOL) {
            return Position.ETHERNET_HEADER_LENGTH;
        } else {
            return 0;
        }
    }

    private static int reached(int offset, int octets) {
        int position = Position.of(offset);
        return position > Position.FARTHEST - octets ? NEVER : position + octets;
    }
}
