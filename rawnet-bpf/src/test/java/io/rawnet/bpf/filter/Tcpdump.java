package io.rawnet.bpf.filter;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.text.BpfNotation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The programs of tcpdump. */
final class Tcpdump {

    private Tcpdump() {}

    /** {@return what tcpdump makes of an expression; it reports one that rejects everything as an error, which is put right here} */
    static BpfProgram compile(String linkType, String expression)
            throws IOException, InterruptedException, BpfSyntaxException {
        Process process = new ProcessBuilder("tcpdump", "-y", linkType, "-ddd", "--", expression)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() == 0) {
            return BpfNotation.DECIMAL.parse(output);
        }
        if (output.contains("expression rejects all packets")) {
            return BpfProgram.dropAll();
        }
        throw new IllegalArgumentException("tcpdump does not compile " + expression + ": " + output);
    }
}
