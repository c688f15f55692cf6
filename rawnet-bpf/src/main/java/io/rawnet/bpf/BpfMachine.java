package io.rawnet.bpf;

import io.rawnet.codec.internal.Range;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Runs a verified program on packets, with the results of the Linux kernel: numbers are unsigned and 32 bits wide, a load beyond the
 * packet ends the run with 0, and so does a division by an X of 0.
 *
 * <p>A run allocates nothing, throws nothing and ends, since jumps only go forward. A machine owns its scratch memory, so it must not
 * be used by two threads at once; making another one for the same program is cheap.
 */
public final class BpfMachine {

    private final int[] codes;
    private final int[] skipsTrue;
    private final int[] skipsFalse;
    private final int[] constants;
    private final int[] scratch = new int[Instruction.SCRATCH_SLOTS];

    /**
     * Makes a machine for one program.
     *
     * @param program the program to run
     * @throws InvalidProgramException if the kernel would refuse the program
     */
    public BpfMachine(BpfProgram program) throws InvalidProgramException {
        program.verify();
        int size = program.size();
        codes = new int[size];
        skipsTrue = new int[size];
        skipsFalse = new int[size];
        constants = new int[size];
        for (int index = 0; index < size; index++) {
            RawInstruction raw = program.instructions().get(index).raw();
            codes[index] = raw.code();
            skipsTrue[index] = raw.jt();
            skipsFalse[index] = raw.jf();
            constants[index] = (int) raw.k();
        }
    }

    /**
     * {@return whether the program accepts a packet that was captured whole, that is, returns anything but 0}
     *
     * @param packet the packet, from position to limit; the buffer is left as it is
     */
    public boolean accepts(ByteBuffer packet) {
        return run(packet) != 0;
    }

    /**
     * {@return whether the program accepts a captured packet, that is, returns anything but 0}
     *
     * @param packet the captured octets, from position to limit; the buffer is left as it is
     * @param originalLength length of the packet before it was cut, in octets, 0 to 2^32-1: the {@code len} of expressions
     * @throws IllegalArgumentException if the length is out of range
     */
    public boolean accepts(ByteBuffer packet, long originalLength) {
        return run(packet, originalLength, PacketMetadata.NONE) != 0;
    }

    /**
     * {@return whether the program accepts a packet that was captured whole, that is, returns anything but 0}
     *
     * @param packet the packet, from position to limit; the buffer is left as it is
     * @param metadata values of the extensions
     */
    public boolean accepts(ByteBuffer packet, PacketMetadata metadata) {
        return run(packet, metadata) != 0;
    }

    /**
     * {@return whether the program accepts a captured packet, that is, returns anything but 0}
     *
     * @param packet the captured octets, from position to limit; the buffer is left as it is
     * @param originalLength length of the packet before it was cut, in octets, 0 to 2^32-1: the {@code len} of expressions
     * @param metadata values of the extensions
     * @throws IllegalArgumentException if the length is out of range
     */
    public boolean accepts(ByteBuffer packet, long originalLength, PacketMetadata metadata) {
        return run(packet, originalLength, metadata) != 0;
    }

    /**
     * Runs the program on a packet that was captured whole, without metadata.
     *
     * @param packet the packet, from position to limit; the buffer is left as it is
     * @return what the program returned, 0 to 2^32-1: the number of octets to keep
     */
    public long run(ByteBuffer packet) {
        return run(packet, PacketMetadata.NONE);
    }

    /**
     * Runs the program on a packet that was captured whole.
     *
     * @param packet the packet, from position to limit; the buffer is left as it is
     * @param metadata values of the extensions
     * @return what the program returned, 0 to 2^32-1: the number of octets to keep
     */
    public long run(ByteBuffer packet, PacketMetadata metadata) {
        return run(packet, packet.remaining(), metadata);
    }

    /**
     * Runs the program. Loads reach the captured octets; {@code ld #len} gives the original length, as in libpcap.
     *
     * @param packet the captured octets, from position to limit; the buffer is left as it is
     * @param originalLength length of the packet before it was cut, in octets, 0 to 2^32-1
     * @param metadata values of the extensions
     * @return what the program returned, 0 to 2^32-1: the number of octets to keep
     * @throws IllegalArgumentException if the length is out of range
     */
    public long run(ByteBuffer packet, long originalLength, PacketMetadata metadata) {
        Range.u32("originalLength", originalLength);
        Objects.requireNonNull(metadata, "metadata");
        int a = 0;
        int x = 0;
        int next = 0;
        while (true) {
            int at = next++;
            int k = constants[at];
            switch (codes[at]) {
                case Opcode.LD | Opcode.W | Opcode.ABS,
                        Opcode.LD | Opcode.H | Opcode.ABS,
                        Opcode.LD | Opcode.B | Opcode.ABS -> {
                    if (k < 0 && k >= Extension.BASE_OFFSET) {
                        a = loadExtension(k - Extension.BASE_OFFSET, packet, metadata, a, x);
                    } else {
                        int index = locate(packet, metadata, k, size(codes[at]));
                        if (index < 0) {
                            return 0;
                        }
                        a = load(packet, index, codes[at]);
                    }
                }
                case Opcode.LD | Opcode.W | Opcode.IND,
                        Opcode.LD | Opcode.H | Opcode.IND,
                        Opcode.LD | Opcode.B | Opcode.IND -> {
                    int index = locate(packet, metadata, x + k, size(codes[at]));
                    if (index < 0) {
                        return 0;
                    }
                    a = load(packet, index, codes[at]);
                }
                case Opcode.LDX | Opcode.B | Opcode.MSH -> {
                    int index = locate(packet, metadata, k, 1);
                    if (index < 0) {
                        return 0;
                    }
                    x = 4 * (packet.get(index) & 0xf);
                }
                case Opcode.LD | Opcode.IMM -> a = k;
                case Opcode.LDX | Opcode.IMM -> x = k;
                case Opcode.LD | Opcode.LEN -> a = (int) originalLength;
                case Opcode.LDX | Opcode.LEN -> x = (int) originalLength;
                case Opcode.LD | Opcode.MEM -> a = scratch[k];
                case Opcode.LDX | Opcode.MEM -> x = scratch[k];
                case Opcode.ST -> scratch[k] = a;
                case Opcode.STX -> scratch[k] = x;
                case Opcode.MISC | Opcode.TAX -> x = a;
                case Opcode.MISC | Opcode.TXA -> a = x;
                case Opcode.ALU | Opcode.DIV | Opcode.OPERAND_X, Opcode.ALU | Opcode.MOD | Opcode.OPERAND_X -> {
                    if (x == 0) {
                        return 0;
                    }
                    a = calculate(codes[at], a, x);
                }
                case Opcode.JMP | Opcode.JA -> next += k;
                case Opcode.RET | Opcode.K -> {
                    return Integer.toUnsignedLong(k);
                }
                case Opcode.RET | Opcode.RETURN_A -> {
                    return Integer.toUnsignedLong(a);
                }
                default -> {
                    int operand = (codes[at] & Opcode.OPERAND_X) != 0 ? x : k;
                    if ((codes[at] & Opcode.CLASS_MASK) == Opcode.JMP) {
                        next += holds(codes[at], a, operand) ? skipsTrue[at] : skipsFalse[at];
                    } else {
                        a = calculate(codes[at], a, operand);
                    }
                }
            }
        }
    }

    private static int calculate(int code, int a, int operand) {
        return switch (code & Opcode.OPERATION_MASK) {
            case Opcode.ADD -> a + operand;
            case Opcode.SUB -> a - operand;
            case Opcode.MUL -> a * operand;
            case Opcode.DIV -> Integer.divideUnsigned(a, operand);
            case Opcode.MOD -> Integer.remainderUnsigned(a, operand);
            case Opcode.AND -> a & operand;
            case Opcode.OR -> a | operand;
            case Opcode.XOR -> a ^ operand;
            case Opcode.LSH -> a << operand;
            case Opcode.RSH -> a >>> operand;
            default -> -a;
        };
    }

    private static boolean holds(int code, int a, int operand) {
        return switch (code & Opcode.OPERATION_MASK) {
            case Opcode.JEQ -> a == operand;
            case Opcode.JGT -> Integer.compareUnsigned(a, operand) > 0;
            case Opcode.JGE -> Integer.compareUnsigned(a, operand) >= 0;
            default -> (a & operand) != 0;
        };
    }

    private static int size(int code) {
        return switch (code & Opcode.SIZE_MASK) {
            case Opcode.B -> 1;
            case Opcode.H -> 2;
            default -> 4;
        };
    }

    /** {@return the index in the buffer of so many octets at an offset, or -1 when they are not all there} */
    private static int locate(ByteBuffer packet, PacketMetadata metadata, int offset, int octets) {
        long start;
        if (offset >= 0) {
            start = offset;
        } else if (offset >= Extension.NETWORK_HEADER_OFFSET) {
            start = (long) metadata.networkHeaderOffset() + offset - Extension.NETWORK_HEADER_OFFSET;
        } else if (offset >= Extension.LINK_HEADER_OFFSET) {
            start = (long) metadata.linkHeaderOffset() + offset - Extension.LINK_HEADER_OFFSET;
        } else {
            return -1;
        }
        long index = packet.position() + start;
        return index >= 0 && index <= packet.limit() - octets ? (int) index : -1;
    }

    /** Octet by octet, because the caller's buffer may have either byte order. */
    private static int load(ByteBuffer packet, int index, int code) {
        int first = packet.get(index) & 0xff;
        return switch (code & Opcode.SIZE_MASK) {
            case Opcode.B -> first;
            case Opcode.H -> first << 8 | packet.get(index + 1) & 0xff;
            default ->
                first << 24
                        | (packet.get(index + 1) & 0xff) << 16
                        | (packet.get(index + 2) & 0xff) << 8
                        | packet.get(index + 3) & 0xff;
        };
    }

    private static int loadExtension(int number, ByteBuffer packet, PacketMetadata metadata, int a, int x) {
        return switch (Extension.numbered(number)) {
            case PROTOCOL -> metadata.protocol();
            case PACKET_TYPE -> metadata.packetType();
            case INTERFACE_INDEX -> metadata.interfaceIndex();
            case NETLINK_ATTRIBUTE -> NetlinkAttributes.find(packet, packet.position(), a, x);
            case NESTED_NETLINK_ATTRIBUTE -> NetlinkAttributes.findNested(packet, packet.position(), a, x);
            case MARK -> metadata.mark();
            case QUEUE -> metadata.queue();
            case HARDWARE_TYPE -> metadata.hardwareType();
            case FLOW_HASH -> metadata.flowHash();
            case CPU -> metadata.cpu();
            case XOR_X -> a ^ x;
            case VLAN_TAG -> metadata.vlanTag();
            case VLAN_TAG_PRESENT -> metadata.vlanTagPresent() ? 1 : 0;
            case PAYLOAD_OFFSET -> metadata.payloadOffset();
            case RANDOM -> metadata.random();
            case VLAN_PROTOCOL -> metadata.vlanProtocol();
        };
    }
}
