package io.rawnet.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.bpf.text.BpfNotation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The machine gives what the kernel gave, for generated programs and packets whose results were recorded. */
class KernelResultsTest {

    private static List<String> recorded() throws IOException {
        try (InputStream in = KernelResultsTest.class.getResourceAsStream("kernel-results.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    @Test
    void machineKeepsAsManyOctetsAsTheKernel() throws Exception {
        List<String> lines = recorded();
        assertThat(lines).hasSizeGreaterThan(300);
        for (String line : lines) {
            String[] fields = line.split(" \\| ");
            BpfProgram program = BpfNotation.DECIMAL.parse(fields[0]);
            byte[] packet = HexFormat.of().parseHex(fields[1]);
            long result = new BpfMachine(program).run(ByteBuffer.wrap(packet));
            assertThat(Math.min(result, packet.length)).as(line).isEqualTo(Long.parseLong(fields[2]));
        }
    }
}
