package io.rawnet.bpf.xdp;

import static io.rawnet.bpf.ebpf.EbpfOperand.constant;

import io.rawnet.bpf.Extension;
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.ebpf.AluOperation;
import io.rawnet.bpf.ebpf.Comparison;
import io.rawnet.bpf.ebpf.EbpfHelper;
import io.rawnet.bpf.ebpf.EbpfInstruction.Call;
import io.rawnet.bpf.ebpf.EbpfRegister;
import java.util.Locale;

/** Loads what XDP knows beside the frame, and refuses the rest by name. */
final class ExtensionLoads {

    private static final int ETHER_TYPE_POSITION = 12;
    private static final int LEAST_ETHER_TYPE = 0x600;

    /** What the kernel takes frames with a length for, {@code ETH_P_802_2}. */
    private static final int LLC = 4;

    /** What it takes them for when the checksum of an IPX header, all ones, follows, {@code ETH_P_802_3}. */
    private static final int RAW_802_3 = 1;

    private static final int NO_IPX_CHECKSUM = 0xffff;

    private final Code code;
    private final FrameLoads frame;

    ExtensionLoads(Code code, FrameLoads frame) {
        this.code = code;
        this.frame = frame;
    }

    /**
     * Loads an extension into A.
     *
     * @param index the index of the instruction, for the message
     * @param required number of octets from the start of the frame to check for, if there must be a check
     */
    void load(Extension extension, int index, int required) throws UntranslatableException {
        switch (extension) {
            case INTERFACE_INDEX -> code.load(ContextField.INGRESS_INTERFACE, Code.A);
            case QUEUE -> code.load(ContextField.RECEIVE_QUEUE, Code.A);
            case RANDOM -> call(EbpfHelper.RANDOM);
            case CPU -> call(EbpfHelper.PROCESSOR_NUMBER);
            case XOR_X -> code.calculate(AluOperation.XOR, Code.A, Code.X);
            case PROTOCOL -> loadProtocol(required);
            default ->
                throw new UntranslatableException("instruction " + index + " asks for '#" + name(extension)
                        + "', which XDP does not know: it sees the frame before the kernel has made a socket buffer for it."
                        + " It knows #len, #proto, #ifidx, #queue, #rand and #cpu");
        }
    }

    private static String name(Extension extension) {
        return extension.mnemonic().orElse(extension.name().toLowerCase(Locale.ROOT));
    }

    private void call(EbpfHelper function) {
        code.append(new Call(function));
        code.know(code.known().withoutAddressOfX());
        code.calculate(AluOperation.MOVE, Code.A, EbpfRegister.R0);
    }

    /** As the kernel's {@code eth_type_trans} does. */
    private void loadProtocol(int required) {
        String known = code.newLabel();
        frame.loadAt(ETHER_TYPE_POSITION, LoadSize.HALF_WORD, Code.A, required);
        code.jumpIf(Code.A, Comparison.GREATER_OR_EQUAL, constant(LEAST_ETHER_TYPE), known);
        code.calculate(AluOperation.MOVE, Code.A, constant(LLC));
        frame.jumpIfShorter(Code.FRAME, Position.ETHERNET_HEADER_LENGTH + Short.BYTES, known);
        frame.load(LoadSize.HALF_WORD, EbpfRegister.R1, Code.FRAME, Position.ETHERNET_HEADER_LENGTH);
        code.jumpIf(EbpfRegister.R1, Comparison.NOT_EQUAL, constant(NO_IPX_CHECKSUM), known);
        code.calculate(AluOperation.MOVE, Code.A, constant(RAW_802_3));
        code.label(known);
    }
}
