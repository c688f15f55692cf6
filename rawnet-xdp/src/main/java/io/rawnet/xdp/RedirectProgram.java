package io.rawnet.xdp;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.Instruction;
import io.rawnet.bpf.InvalidProgramException;
import io.rawnet.bpf.JumpCondition;
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.ebpf.EbpfAssembler;
import io.rawnet.bpf.ebpf.EbpfHelper;
import io.rawnet.bpf.ebpf.EbpfInstruction;
import io.rawnet.bpf.ebpf.EbpfOperand;
import io.rawnet.bpf.ebpf.EbpfProgram;
import io.rawnet.bpf.ebpf.EbpfRegister;
import io.rawnet.bpf.ebpf.MemorySize;
import io.rawnet.bpf.xdp.UntranslatableException;
import io.rawnet.bpf.xdp.XdpFilter;
import io.rawnet.codec.number.EtherType;
import java.util.List;

/** Makes programs that give the packets that a filter accepts to the sockets of a map, and all others to the kernel. */
final class RedirectProgram {
    /** The result with which the kernel goes on with a packet. */
    private static final int XDP_PASS = 2;

    /** Where {@code struct xdp_md} has the number of the queue. */
    private static final int RX_QUEUE_INDEX = 16;

    private static final int ETHER_TYPE = 12;
    private static final long ALL_OCTETS = 0xFFFF_FFFFL;

    private RedirectProgram() {}

    /** {@return a filter for the packets of one EtherType} */
    static BpfProgram filter(EtherType type) {
        return BpfProgram.of(
                new Instruction.LoadAbsolute(LoadSize.HALF_WORD, ETHER_TYPE),
                new Instruction.JumpIf(JumpCondition.EQUAL, type.number(), 0, 1),
                new Instruction.Return(ALL_OCTETS),
                new Instruction.Return(0));
    }

    /**
     * {@return the program}
     *
     * @param filter the filter
     * @param map descriptor of the map
     * @param withCalls whether it may do without CAP_PERFMON, for more time with each packet
     * @throws IllegalArgumentException if the filter cannot run in XDP
     */
    static EbpfProgram of(BpfProgram filter, int map, boolean withCalls) {
        try {
            return withCalls
                    ? XdpFilter.translateWithCalls(filter, redirect(map), pass())
                    : XdpFilter.translate(filter, redirect(map), pass());
        } catch (InvalidProgramException | UntranslatableException unfit) {
            throw new IllegalArgumentException("program cannot run in XDP: " + unfit.getMessage(), unfit);
        }
    }

    /** {@return what gives a packet to the socket of its queue, and to the kernel where the map has none} */
    private static List<EbpfInstruction> redirect(int map) {
        return new EbpfAssembler()
                .load(MemorySize.U32, EbpfRegister.R2, XdpFilter.CONTEXT, RX_QUEUE_INDEX)
                .loadMap(EbpfRegister.R1, map)
                .move(EbpfRegister.R3, EbpfOperand.constant(XDP_PASS))
                .call(EbpfHelper.REDIRECT_TO_MAP)
                .exit()
                .instructions();
    }

    private static List<EbpfInstruction> pass() {
        return new EbpfAssembler()
                .move(EbpfRegister.R0, EbpfOperand.constant(XDP_PASS))
                .exit()
                .instructions();
    }
}
