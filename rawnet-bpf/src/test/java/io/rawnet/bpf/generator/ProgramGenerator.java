package io.rawnet.bpf.generator;

import io.rawnet.bpf.ArithmeticOperation;
import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.Extension;
import io.rawnet.bpf.Instruction;
import io.rawnet.bpf.InvalidProgramException;
import io.rawnet.bpf.RawInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Sound programs of random instructions, most of which load octets that a short packet has; a few have values in fields that are not used. */
public final class ProgramGenerator {

    private static final int[] CODES = {
        0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x0c, 0x14, 0x15, 0x16, 0x1c, 0x1d, 0x20, 0x24, 0x25, 0x28,
        0x2c, 0x2d, 0x30, 0x34, 0x35, 0x3c, 0x3d, 0x40, 0x44, 0x45, 0x48, 0x4c, 0x4d, 0x50, 0x54, 0x5c, 0x60, 0x61,
        0x64, 0x6c, 0x74, 0x7c, 0x80, 0x81, 0x84, 0x87, 0x94, 0x9c, 0xa4, 0xac, 0xb1
    };
    private static final int[] LOADS = {0x20, 0x28, 0x30, 0x40, 0x48, 0x50, 0xb1};
    private static final int LAST_ABSOLUTE = 2;
    private static final int CLASS_MASK = 0x07;
    private static final int JUMPS = 0x05;

    private final Random random;
    private final List<Extension> extensions;

    /**
     * Makes a generator.
     *
     * @param random source of all choices
     * @param extensions the extensions that programs may load
     */
    public ProgramGenerator(Random random, List<Extension> extensions) {
        this.random = random;
        this.extensions = extensions;
    }

    /** {@return every code that means something} */
    public static List<Integer> codes() {
        return IntStream.of(CODES).boxed().toList();
    }

    /**
     * {@return instructions as a program that the kernel would take: every flaw that the verifier finds is replaced}
     *
     * @param generated the instructions, behind which {@code ret a} is put
     */
    public static BpfProgram repaired(List<Instruction> generated) {
        List<Instruction> instructions = new ArrayList<>(generated);
        instructions.add(new Instruction.ReturnA());
        while (true) {
            BpfProgram program = new BpfProgram(instructions);
            try {
                program.verify();
                return program;
            } catch (InvalidProgramException e) {
                instructions.set(e.index(), new Instruction.ArithmeticX(ArithmeticOperation.ADD));
            }
        }
    }

    /**
     * {@return a sound program}
     *
     * @param most the most instructions before the last one
     */
    public BpfProgram next(int most) {
        List<Instruction> instructions = new ArrayList<>();
        for (int count = 1 + random.nextInt(most); count > 0; count--) {
            instructions.add(instruction());
        }
        return repaired(instructions);
    }

    /** {@return a packet of at least 14 octets, many of them small numbers} */
    public byte[] packet() {
        byte[] octets = new byte[14 + random.nextInt(random.nextInt(8) == 0 ? 1500 : 60)];
        random.nextBytes(octets);
        int mask = random.nextBoolean() ? 0xff : 0xf;
        for (int index = 0; index < octets.length; index++) {
            octets[index] &= (byte) mask;
        }
        return octets;
    }

    private Instruction instruction() {
        int load = random.nextInt(3) == 0 ? random.nextInt(LOADS.length) : -1;
        int code = load < 0 ? CODES[random.nextInt(CODES.length)] : LOADS[load];
        long constant = load < 0 ? constant() : offset(load <= LAST_ABSOLUTE);
        boolean jumps = (code & CLASS_MASK) == JUMPS || random.nextInt(20) == 0;
        return Instruction.of(new RawInstruction(code, jumps ? skip() : 0, jumps ? skip() : 0, constant));
    }

    private int skip() {
        return random.nextInt(random.nextInt(6) == 0 ? 40 : 4);
    }

    private long constant() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextLong(1L << 32);
            case 1 -> 1L << random.nextInt(32);
            default -> random.nextInt(20);
        };
    }

    private long offset(boolean absolute) {
        return switch (random.nextInt(10)) {
            case 0 -> unsigned(Extension.NETWORK_HEADER_OFFSET + random.nextInt(60));
            case 1 -> unsigned(Extension.LINK_HEADER_OFFSET + random.nextInt(60));
            case 2 ->
                absolute && !extensions.isEmpty()
                        ? unsigned(extensions
                                .get(random.nextInt(extensions.size()))
                                .offset())
                        : constant();
            case 3 -> unsigned(-random.nextInt(80));
            default -> random.nextInt(40);
        };
    }

    private static long unsigned(int offset) {
        return Integer.toUnsignedLong(offset);
    }
}
