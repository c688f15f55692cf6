package io.rawnet.bpf.text;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;

/**
 * The ways in which people and tools write programs down. Each is written and read without loss: {@code parse(format(program))} is the same
 * program.
 *
 * <p>An {@link io.rawnet.bpf.Instruction.Unknown} has no mnemonic; {@link #ASSEMBLY} and {@link #LISTING} write it as
 * {@code .raw code, jt, jf, k}, which other tools do not read.
 */
public enum BpfNotation {
    /**
     * The assembly language of {@code bpf_asm} in the kernel's sources, with labels; comments are {@code ; to the end of the line} or
     * between {@code /*} and {@code *}{@code /}.
     * <pre>{@code
     *       ldh [12]
     *       jne #0x800, drop
     *       ret #-1
     * drop: ret #0
     * }</pre>
     */
    ASSEMBLY(AssemblyWriter::format, AssemblyReader::parse),

    /**
     * The listing of {@code tcpdump -d}, where jumps name the number of the instruction they lead to.
     * <pre>{@code
     * (000) ldh      [12]
     * (001) jeq      #0x800           jt 2	jf 3
     * (002) ret      #262144
     * (003) ret      #0
     * }</pre>
     */
    LISTING(ListingWriter::format, ListingReader::parse),

    /**
     * The initializers of a C array, as {@code tcpdump -dd} prints them.
     * <pre>{@code
     * { 0x28, 0, 0, 0x0000000c },
     * { 0x6, 0, 0, 0x00040000 },
     * }</pre>
     */
    C_ARRAY(RawNotation::formatArray, RawNotation::parseArray),

    /**
     * Decimal numbers, as {@code tcpdump -ddd} prints them and {@code iptables -m bpf} takes them: the number of instructions, then code,
     * jt, jf and k of each. Lines end in a newline or a comma.
     * <pre>{@code
     * 2
     * 40 0 0 12
     * 6 0 0 262144
     * }</pre>
     */
    DECIMAL(RawNotation::formatDecimal, RawNotation::parseDecimal);

    private interface Writer {
        String format(BpfProgram program);
    }

    private interface Reader {
        BpfProgram parse(String text) throws BpfSyntaxException;
    }

    private final Writer writer;
    private final Reader reader;

    BpfNotation(Writer writer, Reader reader) {
        this.writer = writer;
        this.reader = reader;
    }

    /**
     * {@return a program written in this notation, each line ended by a newline}
     *
     * @param program any program, sound or not
     */
    public String format(BpfProgram program) {
        return writer.format(program);
    }

    /**
     * Reads a program.
     *
     * @param text the program in this notation
     * @return the program; whether it is sound, {@link BpfProgram#verify()} tells
     * @throws BpfSyntaxException if the text is not in this notation, with line and column
     */
    public BpfProgram parse(String text) throws BpfSyntaxException {
        return reader.parse(text);
    }
}
