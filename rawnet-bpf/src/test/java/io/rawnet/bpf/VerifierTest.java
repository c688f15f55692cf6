package io.rawnet.bpf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rawnet.bpf.InvalidProgramException.Reason;
import io.rawnet.bpf.text.BpfNotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifierTest {

    private static BpfProgram program(String assembly) throws BpfSyntaxException {
        return BpfNotation.ASSEMBLY.parse(assembly.replace("/", "\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ld #1                                              | 0 | NO_RETURN_AT_END
            .raw 0x0e, 0, 0, 0 / ret #0                        | 0 | UNKNOWN_CODE
            .raw 0xffff, 0, 0, 0 / ret #0                      | 0 | UNKNOWN_CODE
            .raw 0x8c, 0, 0, 0 / ret #0                        | 0 | UNKNOWN_CODE
            .raw 0x60, 0, 0, 16 / ret #0                       | 0 | SCRATCH_SLOT_OUT_OF_RANGE
            .raw 0x02, 0, 0, 0xffffffff / ret #0               | 0 | SCRATCH_SLOT_OUT_OF_RANGE
            ld M[0] / ret a                                    | 0 | SCRATCH_SLOT_NOT_WRITTEN
            st M[1] / ldx M[0] / ret a                         | 1 | SCRATCH_SLOT_NOT_WRITTEN
            jeq #1, a, b / a: st M[0] / b: ld M[0] / ret a     | 2 | SCRATCH_SLOT_NOT_WRITTEN
            .raw 0x05, 0, 0, 1 / ret #0                        | 0 | JUMP_OUT_OF_RANGE
            .raw 0x05, 0, 0, 0xffffffff / ret #0               | 0 | JUMP_OUT_OF_RANGE
            .raw 0x15, 1, 0, 0 / ret #0                        | 0 | JUMP_OUT_OF_RANGE
            .raw 0x1d, 0, 255, 0 / ret #0                      | 0 | JUMP_OUT_OF_RANGE
            div #0 / ret #0                                    | 0 | DIVISION_BY_ZERO
            mod #0 / ret #0                                    | 0 | DIVISION_BY_ZERO
            lsh #32 / ret #0                                   | 0 | SHIFT_OUT_OF_RANGE
            rsh #-1 / ret #0                                   | 0 | SHIFT_OUT_OF_RANGE
            ld [-4095] / ret #0                                | 0 | UNKNOWN_EXTENSION
            ldb [-1] / ret #0                                  | 0 | UNKNOWN_EXTENSION
            """)
    void refusesWhatTheKernelRefuses(String assembly, int index, Reason reason) throws BpfSyntaxException {
        BpfProgram program = program(assembly);
        InvalidProgramException refusal = catchThrowableOfType(InvalidProgramException.class, program::verify);
        assertThat(refusal).as(assembly).isNotNull();
        assertThat(refusal.index()).isEqualTo(index);
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal).hasMessageStartingWith("instruction " + index);
    }

    @Test
    void takesAProgramOfAllInstructions() throws Exception {
        program("""
                ld [0]
                ldh [1]
                ldb [x + 2]
                ldx 4*([14]&0xf)
                ld #len
                ldx #len
                ld #rand
                ldb #proto
                st M[15]
                stx M[0]
                ld M[15]
                ldx M[0]
                add #1
                sub x
                mul #3
                div x
                mod #7
                and #0xff
                or x
                xor #1
                lsh #31
                rsh x
                neg
                tax
                txa
                ja next
                next: jset x, next2, next2
                next2: ret a
                """).verify();
    }

    @Test
    void takesAScratchSlotThatEveryPathWrote() throws Exception {
        program("jeq #1, a, b / a: st M[0] / ja c / b: stx M[0] / c: ld M[0] / ret a")
                .verify();
    }

    @Test
    void ignoresUnusedFieldsAsTheKernelDoes() throws Exception {
        program(".raw 0x07, 9, 9, 9 / .raw 0x20, 255, 255, 0 / .raw 0x16, 1, 2, 3")
                .verify();
    }

    @Test
    void followsTheKernelThroughCodeBehindAReturn() throws Exception {
        program("st M[0] / ret #1 / ld M[0] / ret a").verify();
    }
}
