package io.rawnet.bpf;

import io.rawnet.bpf.Instruction.Return;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A program of classic BPF: one to {@value #MAXIMUM_SIZE} instructions, immutable. Having a program says nothing about its being
 * sound: that is what {@link #verify()} is for, and the kernel looks again when the program is attached.
 *
 * @param instructions the instructions in order, 1 to {@value #MAXIMUM_SIZE}
 * @param socketKind the kind of socket that the program was compiled for; empty for programs that were written by hand, read, or compiled
 *     for a link type
 */
public record BpfProgram(List<Instruction> instructions, Optional<SocketKind> socketKind) {

    /** The most instructions the kernel takes, {@code BPF_MAXINSNS}. */
    public static final int MAXIMUM_SIZE = 4096;

    private static final BpfProgram DROP_ALL = of(new Return(0));
    private static final BpfProgram ACCEPT_ALL = of(new Return(0xffffffffL));

    public BpfProgram {
        Objects.requireNonNull(socketKind, "socketKind");
        instructions = List.copyOf(instructions);
        Range.check("number of instructions", instructions.size(), 1, MAXIMUM_SIZE);
    }

    /**
     * Makes a program without a kind of socket.
     *
     * @param instructions the instructions in order, 1 to {@value #MAXIMUM_SIZE}
     * @throws IllegalArgumentException if there are none or too many
     */
    public BpfProgram(List<Instruction> instructions) {
        this(instructions, Optional.empty());
    }

    /**
     * {@return a program of these instructions}
     *
     * @param instructions 1 to {@value #MAXIMUM_SIZE} instructions
     * @throws IllegalArgumentException if there are none or too many
     */
    public static BpfProgram of(Instruction... instructions) {
        return new BpfProgram(List.of(instructions));
    }

    /** {@return the program that drops every packet} */
    public static BpfProgram dropAll() {
        return DROP_ALL;
    }

    /** {@return the program that accepts every packet whole} */
    public static BpfProgram acceptAll() {
        return ACCEPT_ALL;
    }

    /**
     * Reads a program from an array of {@code struct sock_filter} in native byte order, up to the buffer's limit.
     *
     * @param in instructions of {@value RawInstruction#LENGTH} octets each
     * @return the program; the buffer's position is its limit then
     * @throws IllegalArgumentException if the remaining octets are not 1 to {@value #MAXIMUM_SIZE} whole instructions; the
     *     buffer is left as it was
     */
    public static BpfProgram decode(ByteBuffer in) {
        if (in.remaining() % RawInstruction.LENGTH != 0) {
            throw new IllegalArgumentException(
                    "length is " + in.remaining() + " octets, must be a multiple of " + RawInstruction.LENGTH);
        }
        Range.check("number of instructions", in.remaining() / RawInstruction.LENGTH, 1, MAXIMUM_SIZE);
        List<Instruction> instructions = new ArrayList<>(in.remaining() / RawInstruction.LENGTH);
        while (in.hasRemaining()) {
            instructions.add(Instruction.of(RawInstruction.decode(in)));
        }
        return new BpfProgram(instructions);
    }

    /**
     * Writes the array of {@code struct sock_filter} that {@code SO_ATTACH_FILTER} takes, in native byte order, and advances the buffer
     * behind it.
     *
     * @param out buffer with room for {@link #length()} octets
     * @throws java.nio.BufferOverflowException if there is less room; nothing is written then
     */
    public void encode(ByteBuffer out) {
        ByteBuffer array = out.slice(Wire.claim(out, length()), length());
        for (Instruction instruction : instructions) {
            instruction.raw().encode(array);
        }
    }

    /** {@return the array of {@code struct sock_filter} in native byte order} */
    public byte[] toOctets() {
        byte[] octets = new byte[length()];
        encode(ByteBuffer.wrap(octets));
        return octets;
    }

    /**
     * Checks the program by the kernel's rules: codes, jumps, constants, extensions, scratch slots written before they are read, and
     * a return at the end. What passes, {@code SO_ATTACH_FILTER} takes.
     *
     * @throws InvalidProgramException if the kernel would refuse the program
     */
    public void verify() throws InvalidProgramException {
        new Verifier(this).verify();
    }

    /** {@return the number of instructions} */
    public int size() {
        return instructions.size();
    }

    /** {@return the length of the encoded program in octets} */
    public int length() {
        return size() * RawInstruction.LENGTH;
    }
}
