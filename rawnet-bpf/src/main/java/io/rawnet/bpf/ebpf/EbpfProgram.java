package io.rawnet.bpf.ebpf;

import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of eBPF: instructions in 1 to {@value #MAXIMUM_SLOTS} slots, immutable. Whether it is sound, the kernel says when the program is
 * loaded.
 *
 * @param instructions the instructions in order
 */
public record EbpfProgram(List<EbpfInstruction> instructions) {

    /** The most slots that the kernel takes from a privileged process, {@code BPF_COMPLEXITY_LIMIT_INSNS}. */
    public static final int MAXIMUM_SLOTS = 1_000_000;

    public EbpfProgram {
        instructions = List.copyOf(instructions);
        Range.check("number of slots", slots(instructions), 1, MAXIMUM_SLOTS);
    }

    /**
     * {@return a program of these instructions}
     *
     * @param instructions instructions in 1 to {@value #MAXIMUM_SLOTS} slots
     * @throws IllegalArgumentException if there are none or too many
     */
    public static EbpfProgram of(EbpfInstruction... instructions) {
        return new EbpfProgram(List.of(instructions));
    }

    /**
     * Reads a program from an array of {@code struct bpf_insn}, up to the buffer's limit.
     *
     * @param in slots of {@value RawEbpfInstruction#LENGTH} octets each
     * @param order byte order of the machine that the program is for
     * @return the program; the buffer's position is its limit then
     * @throws IllegalArgumentException if the remaining octets are not 1 to {@value #MAXIMUM_SLOTS} whole slots; the buffer is left as it
     *     was
     */
    public static EbpfProgram decode(ByteBuffer in, ByteOrder order) {
        Range.multiple("length", in.remaining(), RawEbpfInstruction.LENGTH);
        int size = in.remaining() / RawEbpfInstruction.LENGTH;
        Range.check("number of slots", size, 1, MAXIMUM_SLOTS);
        List<RawEbpfInstruction> slots = new ArrayList<>(size);
        while (in.hasRemaining()) {
            slots.add(RawEbpfInstruction.decode(in, order));
        }
        return new EbpfProgram(EbpfDecoder.decode(slots));
    }

    /**
     * Writes the array of {@code struct bpf_insn} that {@code BPF_PROG_LOAD} takes, and advances the buffer behind it.
     *
     * @param out buffer with room for {@link #length()} octets
     * @param order byte order of the machine that the program is for
     * @throws java.nio.BufferOverflowException if there is less room; nothing is written then
     */
    public void encode(ByteBuffer out, ByteOrder order) {
        ByteBuffer array = out.slice(Wire.claim(out, length()), length());
        for (EbpfInstruction instruction : instructions) {
            for (RawEbpfInstruction slot : instruction.raw()) {
                slot.encode(array, order);
            }
        }
    }

    /** {@return the array of {@code struct bpf_insn} in this machine's byte order} */
    public byte[] toOctets() {
        byte[] octets = new byte[length()];
        encode(ByteBuffer.wrap(octets), ByteOrder.nativeOrder());
        return octets;
    }

    /** {@return the number of slots, which the kernel counts as instructions} */
    public int slots() {
        return slots(instructions);
    }

    /** {@return the length of the encoded program in octets} */
    public int length() {
        return slots() * RawEbpfInstruction.LENGTH;
    }

    private static int slots(List<EbpfInstruction> instructions) {
        return instructions.stream().mapToInt(EbpfInstruction::slots).sum();
    }
}
