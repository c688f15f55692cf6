package io.rawnet.bpf.xdp;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.InvalidProgramException;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.ebpf.EbpfInstruction;
import io.rawnet.bpf.ebpf.EbpfProgram;
import io.rawnet.bpf.ebpf.EbpfRegister;
import java.util.List;

/**
 * Translates classic programs to eBPF for XDP. The translation accepts the Ethernet frames that {@link io.rawnet.bpf.BpfMachine} accepts:
 *
 * <ul>
 *   <li>The packet starts with the Ethernet header, and VLAN tags are in it: compile expressions for {@code LinkType.ETHERNET}.
 *   <li>A load outside the frame rejects it, and so does a division by an X of 0. Frames of more than 65535 octets are not reached behind that.
 *   <li>Loads from {@code SKF_LL_OFF} start at the Ethernet header, those from {@code SKF_NET_OFF} 14 octets behind it.
 *   <li>{@code #len} is the length of the frame.
 *   <li>{@code #proto} is what the kernel would make of the EtherType: the field itself, or for a length 4 (802.2) or 1 (Novell's raw 802.3).
 *   <li>{@code #ifidx}, {@code #rand} and {@code #cpu} are as elsewhere; {@code #queue} is the number of the receive queue, from 0.
 *   <li>All other extensions are refused: XDP runs before the kernel knows them.
 * </ul>
 *
 * <p>There are two translations, which differ for programs that ask for {@code #len} or load at X, as those for ports behind an IPv4 header
 * do. {@link #translate} calculates with addresses, which Linux lets a process with {@code CAP_PERFMON} do only: its verifier says
 * "prohibited" without. {@link #translateWithCalls} calls the kernel for each such load instead.
 *
 * <p>Programs use nothing newer than Linux 5.2, those with calls nothing newer than 5.18. The kernel follows every path through a program when
 * it is loaded, and gives up after a million instructions, which a program of very many branches and few common paths can need. One whose
 * paths have more than {@value #MOST_BRANCHES} branches is refused here.
 */
public final class XdpFilter {

    /** The most branches on one path through a translated program that the kernel follows, {@code BPF_COMPLEXITY_LIMIT_JMP_SEQ}. */
    public static final int MOST_BRANCHES = 8192;

    /** What has the context, a pointer to {@code struct xdp_md}, when the instructions at an end of the program start. */
    public static final EbpfRegister CONTEXT = EbpfRegister.R6;

    private XdpFilter() {}

    /**
     * Translates a program.
     *
     * @param program the classic program
     * @param accept what to do with an accepted frame: instructions that end with {@code exit}, and start with the context in
     *     {@link #CONTEXT}, the stack free, and nothing in the other registers
     * @param reject what to do with a rejected frame, likewise
     * @return the eBPF program; it ends with {@code accept} where the classic one returns anything but 0
     * @throws InvalidProgramException if the classic program is not sound
     * @throws UntranslatableException if the program was compiled for a kind of socket, loads an extension that XDP does not know, or has
     *     too many branches
     */
    public static EbpfProgram translate(BpfProgram program, List<EbpfInstruction> accept, List<EbpfInstruction> reject)
            throws InvalidProgramException, UntranslatableException {
        return translate(program, false, accept, reject);
    }

    /**
     * Translates a program as {@link #translate} does, for a process without {@code CAP_PERFMON}. It needs Linux 5.18, and takes more time for a
     * frame.
     *
     * @param program the classic program
     * @param accept what to do with an accepted frame, as for {@link #translate}
     * @param reject what to do with a rejected frame, likewise
     * @return the eBPF program
     * @throws InvalidProgramException if the classic program is not sound
     * @throws UntranslatableException as for {@link #translate}
     */
    public static EbpfProgram translateWithCalls(
            BpfProgram program, List<EbpfInstruction> accept, List<EbpfInstruction> reject)
            throws InvalidProgramException, UntranslatableException {
        return translate(program, true, accept, reject);
    }

    private static EbpfProgram translate(
            BpfProgram program, boolean byCall, List<EbpfInstruction> accept, List<EbpfInstruction> reject)
            throws InvalidProgramException, UntranslatableException {
        program.verify();
        if (program.socketKind().isPresent()) {
            SocketKind kind = program.socketKind().get();
            throw new UntranslatableException("the filter was compiled for sockets of the kind " + kind
                    + ", to which packets look different than to XDP: compile it for LinkType.ETHERNET");
        }
        return new Translator(new ClassicProgram(program), byCall).translate(accept, reject);
    }
}
