package io.rawnet.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.bpf.text.BpfNotation;
import java.nio.ByteBuffer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProgramProperties {

    @Provide
    Arbitrary<RawInstruction> rawInstructions() {
        return ProgramArbitraries.rawInstructions();
    }

    @Provide
    Arbitrary<BpfProgram> programs() {
        return ProgramArbitraries.programs();
    }

    @Provide
    Arbitrary<BpfProgram> soundPrograms() {
        return ProgramArbitraries.soundPrograms();
    }

    @Provide
    Arbitrary<byte[]> packets() {
        return ProgramArbitraries.packets();
    }

    @Property(tries = 10_000)
    void namingAnInstructionLosesNothing(@ForAll("rawInstructions") RawInstruction raw) {
        assertThat(Instruction.of(raw).raw()).isEqualTo(raw);
    }

    @Property
    void octetsReadBackAsTheProgram(@ForAll("programs") BpfProgram program) {
        byte[] octets = program.toOctets();
        assertThat(BpfProgram.decode(ByteBuffer.wrap(octets))).isEqualTo(program);
        assertThat(octets).hasSize(8 * program.size());
    }

    @Property
    void everyNotationReadsBackAsTheProgram(@ForAll("programs") BpfProgram program, @ForAll BpfNotation notation)
            throws BpfSyntaxException {
        assertThat(notation.parse(notation.format(program))).isEqualTo(program);
    }

    @Property
    void parsingEitherSucceedsOrPointsIntoTheText(@ForAll String text, @ForAll BpfNotation notation) {
        try {
            notation.parse(text);
        } catch (BpfSyntaxException e) {
            assertThat(e.line())
                    .isBetween(1, 1 + (int) text.chars().filter(c -> c == '\n').count());
            assertThat(e.column()).isBetween(1, text.length() + 1);
            assertThat(e.rendering()).contains("^");
        }
    }

    @Property
    void verifierNeverThrowsAnythingElse(@ForAll("programs") BpfProgram program) {
        try {
            program.verify();
        } catch (InvalidProgramException e) {
            assertThat(e.index()).isBetween(0, program.size() - 1);
            assertThat(e.reason()).isNotNull();
        }
    }

    @Property(tries = 2_000)
    void verifiedProgramsEndOnEveryPacket(@ForAll("soundPrograms") BpfProgram program, @ForAll("packets") byte[] octets)
            throws InvalidProgramException {
        ByteBuffer packet = ByteBuffer.wrap(octets).asReadOnlyBuffer();
        assertThat(new BpfMachine(program).run(packet)).isBetween(0L, 0xffffffffL);
        assertThat(packet).isEqualTo(ByteBuffer.wrap(octets));
    }

    @Property
    void whereThePacketLiesInTheBufferDoesNotMatter(
            @ForAll("soundPrograms") BpfProgram program, @ForAll("packets") byte[] octets)
            throws InvalidProgramException {
        PacketMetadata metadata = new PacketMetadata() {
            @Override
            public int random() {
                return 7;
            }
        };
        BpfMachine machine = new BpfMachine(program);
        ByteBuffer direct = ByteBuffer.allocateDirect(octets.length + 9).position(5);
        direct.put(octets).flip().position(5);
        assertThat(machine.run(direct, metadata)).isEqualTo(machine.run(ByteBuffer.wrap(octets), metadata));
    }
}
