package io.rawnet.bpf.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rawnet.bpf.BpfSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EbpfNotationTest {

    @Test
    void readsLabelsAndComments() throws Exception {
        String text = """
                ; the first 14 octets must be there
                      r2 = *(u32*)(r1 + 4)
                      r1 = *(u32 *)(r1 +0)   /* data */
                      r3 = 0x123456789 ll
                      r1 += 0xe
                      if r1 > r2 goto drop
                pass: r0 = 2
                      exit
                drop: r0 = 1
                      exit
                """;
        assertThat(EbpfNotation.format(EbpfNotation.parse(text))).isEqualTo("""
                0: (61) r2 = *(u32 *)(r1 +4)
                1: (61) r1 = *(u32 *)(r1 +0)
                2: (18) r3 = 0x123456789 ll
                4: (07) r1 += 14
                5: (2d) if r1 > r2 goto pc+2
                6: (b7) r0 = 2
                7: (95) exit
                8: (b7) r0 = 1
                9: (95) exit
                """);
    }

    @Test
    void readsWhatTheVerifierLogs() throws Exception {
        String log = """
                0: (b7) r0 = 2                        ; R0_w=2
                1: (18) r1 = 0x5                      ; R1_w=5
                3: (dc) r0 = be16 r0                  ; R0_w=scalar(smin=0,smax=65535)
                4: (66) if w0 s> 0xffffffff goto pc+0 ; R0_w=scalar()
                5: (95) exit
                """;
        assertThat(EbpfNotation.format(EbpfNotation.parse(log))).isEqualTo("""
                0: (b7) r0 = 2
                1: (18) r1 = 0x5 ll
                3: (dc) r0 = be16 r0
                4: (66) if w0 s> 0xffffffff goto pc+0
                5: (95) exit
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            r1 = w2                |  6 | a number from
            r11 = 1                |  1 | a register from r0 to r10
            w1 = *(u32 *)(r2 +0)   |  6 | a number from
            r1 = *(u33 *)(r2 +0)   |  8 | 'u8', 'u16', 'u32' or 'u64'
            r1 = *(u32 *)(r2 0)    | 18 | '+' or '-'
            r1 = *(u32 *)(r2 +32768) | 18 | -32768 to +32767
            r1 = be16 r2           | 11 | one register
            w1 = -w2               |  7 | one register
            r1 @ 5                 |  4 | another operation
            if r1 = 5 goto x       |  7 | another comparison
            if r1 == 5 goto x      | 17 | no label is called 'x'
            goto                   |  5 | a label or 'pc'
            call bpf_redirect      | 18 | '#'
            3: exit                |  1 | this is slot 0
            (b7) exit              |  1 | the code of this instruction is 95
            (zz) exit              |  2 | two hexadecimal digits
            exit exit              |  6 | the end of the line
            .raw 0x18, 16, 0, 0, 0 | 12 | the destination is 0 to 15
            .raw 0x18, 1, 0, 32768, 0 | 18 | the offset is -32768 to 32767
            :                      |  1 | an instruction
            ;                      |  1 | at least one instruction
            """)
    void pointsAtTheColumn(String text, int column, String problem) {
        BpfSyntaxException refusal = catchThrowableOfType(BpfSyntaxException.class, () -> EbpfNotation.parse(text));
        assertThat(refusal.problem()).contains(problem);
        assertThat(refusal.column()).isEqualTo(column);
    }

    @Test
    void refusesJumpsOverMoreThanTheirFieldHolds() {
        String text = "goto end\n" + "exit\n".repeat(32768) + "end: exit";
        BpfSyntaxException refusal = catchThrowableOfType(BpfSyntaxException.class, () -> EbpfNotation.parse(text));
        assertThat(refusal).hasMessageContaining("at most 32767 slots, this one 32768");
        assertThat(refusal.line()).isEqualTo(1);
    }
}
