package io.rawnet.xdp.judge;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.ebpf.EbpfInstruction;
import io.rawnet.bpf.ebpf.EbpfProgram;
import io.rawnet.bpf.xdp.XdpFilter;
import java.util.List;

/** The two translations, and which part of the programs they are tried with: they share all but the loads at X and the length. */
enum Translation {
    BY_ADDRESS(1) {
        @Override
        EbpfProgram apply(BpfProgram program, List<EbpfInstruction> accept, List<EbpfInstruction> reject)
                throws Exception {
            return XdpFilter.translate(program, accept, reject);
        }
    },
    WITH_CALLS(8) {
        @Override
        EbpfProgram apply(BpfProgram program, List<EbpfInstruction> accept, List<EbpfInstruction> reject)
                throws Exception {
            return XdpFilter.translateWithCalls(program, accept, reject);
        }
    };

    private final int part;

    Translation(int part) {
        this.part = part;
    }

    /** {@return how many programs stand for one that is tried} */
    int part() {
        return part;
    }

    abstract EbpfProgram apply(BpfProgram program, List<EbpfInstruction> accept, List<EbpfInstruction> reject)
            throws Exception;
}
