package io.rawnet.packet;

import static io.rawnet.packet.PacketSamples.OURS;
import static io.rawnet.packet.PacketSamples.SOON;
import static io.rawnet.packet.PacketSamples.bound;
import static io.rawnet.packet.PacketSamples.frame;
import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.bpf.ArithmeticOperation;
import io.rawnet.bpf.BpfMachine;
import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.Extension;
import io.rawnet.bpf.Instruction;
import io.rawnet.bpf.InvalidProgramException;
import io.rawnet.bpf.JumpCondition;
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.PacketMetadata;
import io.rawnet.bpf.Register;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.codec.number.LinkType;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The kernel keeps as many octets of a packet as {@link BpfMachine} says, for any program. */
@InPrivateNetwork
@Timeout(60)
class BpfKernelAgreementTest {

    private static final int PROGRAMS = Integer.getInteger("rawnet.tests.programs", 500);
    private static final int PACKETS = 6;
    private static final int LONGEST_PROGRAM = 24;
    private static final String[] EXPRESSIONS = {
        "ether proto 0x88b5",
        "not ether proto 0x88b5",
        "ip",
        "len > 60",
        "less 60",
        "ether[14] & 1 = 0",
        "ether[14:2] > ether[16:2]",
        "ether[len - 1] < 128",
        "ether dst ff:ff:ff:ff:ff:ff or ether[20] > 100",
        "ether[15] * 3 % 7 = 2 and not ether[16] = 0",
        "vlan 5",
        "ether[300:4] = 0"
    };
    private static final Extension[] KNOWN = {
        Extension.PROTOCOL,
        Extension.PACKET_TYPE,
        Extension.INTERFACE_INDEX,
        Extension.HARDWARE_TYPE,
        Extension.MARK,
        Extension.VLAN_TAG,
        Extension.VLAN_TAG_PRESENT,
        Extension.XOR_X
    };

    @Test
    void generatedProgramsKeepTheSameOctets(PrivateNetwork network) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Judges judges = new Judges(network)) {
            for (int made = 0; made < PROGRAMS; made++) {
                BpfProgram program = program(random);
                judges.judge(program, random, "seed " + seed + ", program " + made + ": " + program);
            }
            assertThat(judges.kept).isPositive();
            assertThat(judges.dropped).isPositive();
        }
    }

    @Test
    void compiledExpressionsKeepTheSameOctets(PrivateNetwork network) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Judges judges = new Judges(network)) {
            for (String expression : EXPRESSIONS) {
                judges.judge(
                        FilterCompiler.compile(expression, LinkType.ETHERNET),
                        random,
                        "seed " + seed + ", " + expression);
            }
        }
    }

    /** {@return a program that the verifier accepts} */
    private static BpfProgram program(Random random) {
        while (true) {
            int size = 1 + random.nextInt(LONGEST_PROGRAM);
            Instruction[] instructions = new Instruction[size];
            for (int index = 0; index < size - 1; index++) {
                instructions[index] = instruction(random, size - 2 - index);
            }
            instructions[size - 1] =
                    random.nextBoolean() ? new Instruction.ReturnA() : new Instruction.Return(random.nextInt(90));
            BpfProgram program = BpfProgram.of(instructions);
            try {
                program.verify();
                return program;
            } catch (InvalidProgramException readsUnsetScratchMemory) {
                continue;
            }
        }
    }

    private static Instruction instruction(Random random, int farthest) {
        Register register = random.nextBoolean() ? Register.A : Register.X;
        LoadSize size = LoadSize.values()[random.nextInt(3)];
        int skipTrue = random.nextInt(farthest + 1);
        int skipFalse = random.nextInt(farthest + 1);
        JumpCondition condition = JumpCondition.values()[random.nextInt(JumpCondition.values().length)];
        ArithmeticOperation operation =
                ArithmeticOperation.values()[random.nextInt(ArithmeticOperation.values().length)];
        return switch (random.nextInt(18)) {
            case 0 -> new Instruction.LoadImmediate(register, number(random));
            case 1 -> new Instruction.LoadLength(register);
            case 2 -> new Instruction.LoadScratch(register, random.nextInt(4));
            case 3, 4, 5 -> new Instruction.LoadAbsolute(size, random.nextInt(90));
            case 6 -> new Instruction.LoadAbsolute(size, Extension.NETWORK_HEADER_OFFSET + random.nextInt(50));
            case 7 -> new Instruction.LoadAbsolute(size, Extension.LINK_HEADER_OFFSET + random.nextInt(60));
            case 8 -> new Instruction.LoadIndirect(size, random.nextInt(70) - 5);
            case 9 -> new Instruction.LoadHeaderLength(random.nextInt(70));
            case 10 -> new Instruction.LoadExtension(LoadSize.WORD, KNOWN[random.nextInt(KNOWN.length)]);
            case 11 -> new Instruction.Store(register, random.nextInt(4));
            case 12 -> new Instruction.ArithmeticConstant(operation, 1 + random.nextInt(31));
            case 13 -> new Instruction.ArithmeticX(operation);
            case 14 -> random.nextBoolean() ? new Instruction.TransferAToX() : new Instruction.TransferXToA();
            case 15 -> new Instruction.JumpIf(condition, number(random), skipTrue, skipFalse);
            case 16 -> new Instruction.JumpIfX(condition, skipTrue, skipFalse);
            default -> new Instruction.Negate();
        };
    }

    private static long number(Random random) {
        return random.nextBoolean() ? random.nextInt(300) : Integer.toUnsignedLong(random.nextInt());
    }

    /** The kernel on one hand, the machine on the other. */
    private static final class Judges implements AutoCloseable {
        private final PrivateNetwork network;
        private final LinkChannel witness;
        private final LinkChannel kernel;
        private final LinkChannel sender;
        private final ByteBuffer in = ByteBuffer.allocate(256);
        private int kept;
        private int dropped;

        Judges(PrivateNetwork network) throws Exception {
            this.network = network;
            // the kernel serves the one that was bound first last: what the witness has seen was judged before
            witness = bound(LinkMode.RAW, network.peer());
            kernel = bound(LinkMode.RAW, network.peer());
            sender = bound(LinkMode.RAW, network.local());
        }

        void judge(BpfProgram program, Random random, String what) throws Exception {
            kernel.attachFilter(program);
            BpfMachine machine = new BpfMachine(program);
            for (int sent = 0; sent < PACKETS; sent++) {
                byte[] payload = new byte[random.nextInt(80)];
                random.nextBytes(payload);
                ByteBuffer packet = frame(network).withPayload(payload).octets().buffer();
                int length = packet.remaining();
                long verdict = machine.run(packet, new Metadata(network.peer().interfaceIndex()));
                sender.send(packet);
                witness.receive(in.clear(), SOON);
                Optional<ReceivedFrame> received = kernel.tryReceive(in.clear());
                if (verdict == 0) {
                    assertThat(received).as(what).isEmpty();
                    dropped++;
                } else {
                    assertThat(received).as(what).isPresent();
                    assertThat(received.get().length()).as(what).isEqualTo((int) Math.min(verdict, length));
                    assertThat(received.get().originalLength()).as(what).isEqualTo(length);
                    kept++;
                }
            }
        }

        @Override
        public void close() throws IOException {
            witness.close();
            kernel.close();
            sender.close();
        }
    }

    private record Metadata(int interfaceIndex) implements PacketMetadata {
        @Override
        public int networkHeaderOffset() {
            return 14;
        }

        @Override
        public int protocol() {
            return OURS.number();
        }

        @Override
        public int hardwareType() {
            return HardwareType.ETHERNET.number();
        }
    }
}
