package io.rawnet.bpf.text;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.ebpf.EbpfInstruction;
import io.rawnet.bpf.ebpf.EbpfInstruction.Jump;
import io.rawnet.bpf.ebpf.EbpfInstruction.JumpIf;
import java.util.Map;

/**
 * An instruction of eBPF as it was read.
 *
 * @param instruction the instruction; a jump to a label skips 0 slots yet
 * @param label the label that a jump leads to, or null
 */
record EbpfDraft(EbpfInstruction instruction, Draft.Target label) {

    /** {@return the instruction, in which a jump skips as many slots as there are between the slot behind it and its label} */
    EbpfInstruction resolve(Map<String, Integer> places, int from) throws BpfSyntaxException {
        if (label == null) {
            return instruction;
        }
        Integer place = places.get(label.name());
        if (place == null) {
            throw label.line().error("no label is called '" + label.name() + "'", label.column());
        }
        int skip = place - from;
        if (skip != (short) skip) {
            throw label.line().error("jumps lead over at most 32767 slots, this one " + skip, label.column());
        }
        return instruction instanceof JumpIf jump
                ? new JumpIf(jump.width(), jump.left(), jump.comparison(), jump.right(), skip)
                : new Jump(skip);
    }
}
