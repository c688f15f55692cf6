package io.rawnet.bpf.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BpfNotationTest {

    /** The first example of bpf_asm in the kernel's documentation, and what bpf_asm -c makes of it there. */
    @Test
    void assemblesTheKernelsExample() throws Exception {
        BpfProgram program = BpfNotation.ASSEMBLY.parse("""
                /* ARP
                   packets */
                ldh [12]
                jne #0x806, drop ; not ARP
                ret #-1
                drop: ret #0
                """);
        assertThat(BpfNotation.C_ARRAY.format(program)).isEqualTo("""
                        { 0x28, 0, 0, 0x0000000c },
                        { 0x15, 0, 1, 0x00000806 },
                        { 0x6, 0, 0, 0xffffffff },
                        { 0x6, 0, 0, 0x00000000 },
                        """);
    }

    @Test
    void understandsEveryWayToWriteAnInstruction() throws Exception {
        BpfProgram program = BpfNotation.ASSEMBLY.parse("""
                start: first:
                  ldi 5
                  ldi #5
                  ldxi 0x10
                  ld len
                  ldx #pktlen
                  ldb [%x + 4]
                  ldh [x]
                  ld [x-4]
                  ldxb 4 * ( [ 14 ] & 0xf )
                  ldb proto
                  ldh [type]
                  add %x
                  jlt #5, end
                  jle x, end
                  jneq #010, end
                  jeq #1, end
                  jmp end
                end:
                  ret %a
                """);
        assertThat(BpfNotation.DECIMAL.format(program).replace("\n", ","))
                .isEqualTo(
                        "18,0 0 0 5,0 0 0 5,1 0 0 16,128 0 0 0,129 0 0 0,80 0 0 4,72 0 0 0,64 0 0 4294967292,177 0 0 14,"
                                + "48 0 0 4294963200,40 0 0 4294963204,12 0 0 0,53 0 4 5,45 0 3 0,21 0 2 8,21 1 0 1,5 0 0 0,22 0 0 0,");
    }

    @Test
    void writesAssemblyWithLabels() throws Exception {
        BpfProgram program = BpfNotation.DECIMAL.parse("4,40 0 0 12,21 0 1 2048,6 0 0 262144,6 0 0 0");
        assertThat(BpfNotation.ASSEMBLY.format(program)).isEqualTo("""
                               ldh [12]
                               jeq #0x800, L2, L3
                        L2:    ret #262144
                        L3:    ret #0
                        """);
    }

    @Test
    void writesTheListingOfTcpdump() throws Exception {
        String listing = """
                (000) ldh      [12]
                (001) jeq      #0x800           jt 2\tjf 8
                (002) ldb      [23]
                (003) and      #0xf0
                (004) jset     x                jt 5\tjf 8
                (005) ldxb     4*([14]&0xf)
                (006) tax\s\s\s\s\s\s
                (007) ja       9
                (008) ldb      [vlanp]
                (009) ld       #pktlen
                (010) ret\s\s\s\s\s\s
                """;
        assertThat(BpfNotation.LISTING.format(BpfNotation.LISTING.parse(listing)))
                .isEqualTo(listing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ld [12]/foo #1            | 2 |  1 | no instruction is called 'foo'
            ld                        | 1 |  3 | expected
            ld [12                    | 1 |  7 | expected ']'
            ld [12] 5                 | 1 |  9 | expected the end of the line
            ld M[16]                  | 1 |  6 | a scratch slot is 0 to 15
            ldh #5                    | 1 |  5 | expected '[offset]'
            ldb #len                  | 1 |  5 | the length is loaded with
            ld #nonsense              | 1 |  5 | no extension is called 'nonsense'
            ld #4294967296            | 1 |  5 | expected a number
            ld #-2147483649           | 1 |  5 | expected a number
            ldx 4*([14]&0xe)          | 1 | 13 | the mask is 0xf
            ldx 5*([14]&0xf)          | 1 |  5 | expected '#constant'
            jeq #1, there/ret #0      | 1 |  9 | no label is called 'there'
            a: ret #0/ja a            | 2 |  4 | jumps lead forward only
            a: ret #0/a: ret #1       | 2 |  1 | stands in two places
            1a: ret #0                | 1 |  1 | a label starts with a letter
            jeq #1 there              | 1 |  8 | expected ','
            .raw 0x10000, 0, 0, 0     | 1 |  6 | the code is 0 to 65535
            .raw 1, 256, 0, 0         | 1 |  9 | jt is 0 to 255
            ld #1 ; x/  lx #2         | 2 |  3 | no instruction is called 'lx'
            """)
    void pointsAtTheMistakeInAssembly(String assembly, int line, int column, String problem) {
        assertMistake(BpfNotation.ASSEMBLY, assembly.replace("/", "\n"), line, column, problem);
    }

    @Test
    void pointsAtCommentsThatDoNotEnd() {
        assertMistake(BpfNotation.ASSEMBLY, "ret #0\n  /* here", 2, 3, "the comment does not end");
    }

    @Test
    void refusesAConditionalJumpThatIsTooFar() {
        assertMistake(BpfNotation.ASSEMBLY, "jeq #1, end\n" + "tax\n".repeat(256) + "end: ret #0", 1, 9, "at most 255");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LISTING  | (001) ret #0           | 1 |  2 | this is instruction 0
            LISTING  | ret #0                 | 1 |  1 | expected '('
            LISTING  | (000) jeq #1 jt 1      | 1 | 18 | expected 'jf'
            LISTING  | (000) ja 0             | 1 | 10 | jumps lead forward only
            C_ARRAY  | { 6, 0, 0 }            | 1 | 11 | expected ','
            C_ARRAY  | { 6, 0, 0, 0 } x       | 1 | 16 | expected the end of the line
            DECIMAL  | 2,6 0 0 0              | 1 | 10 | expected 2 instructions
            DECIMAL  | 0                      | 1 |  1 | at least one instruction
            DECIMAL  | 1,6 0 0                | 1 |  8 | expected a number
            DECIMAL  | 4097                   | 1 |  1 | 0 to 4096
            """)
    void pointsAtTheMistakeInOtherNotations(BpfNotation notation, String text, int line, int column, String problem) {
        assertMistake(notation, text, line, column, problem);
    }

    @Test
    void refusesMoreInstructionsThanAProgramHas() {
        assertMistake(BpfNotation.ASSEMBLY, "tax\n".repeat(4097), 4097, 1, "at most 4096");
        assertMistake(BpfNotation.ASSEMBLY, "; nothing", 1, 1, "at least one instruction");
    }

    private static void assertMistake(BpfNotation notation, String text, int line, int column, String problem) {
        BpfSyntaxException mistake = catchThrowableOfType(BpfSyntaxException.class, () -> notation.parse(text));
        assertThat(mistake).as(text).isNotNull();
        assertThat(mistake.problem()).contains(problem);
        assertThat(mistake.line()).isEqualTo(line);
        assertThat(mistake.column()).isEqualTo(column);
    }
}
