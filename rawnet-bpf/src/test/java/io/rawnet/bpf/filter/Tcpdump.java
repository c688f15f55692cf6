package io.rawnet.bpf.filter;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.text.BpfNotation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The programs of tcpdump. */
final class Tcpdump {

    private Tcpdump() {}

    /** {@return what tcpdump makes of an expression} */
    static BpfProgram compile(String linkType, String expression)
            throws IOException, InterruptedException, BpfSyntaxException {
        return run(expression, "tcpdump", "-y", linkType, "-ddd", "--", expression);
    }

    /** {@return what tcpdump makes of an expression without its optimizer, which may change what becomes of truncated packets} */
    static BpfProgram compileLiterally(String linkType, String expression)
            throws IOException, InterruptedException, BpfSyntaxException {
        return run(expression, "tcpdump", "-O", "-y", linkType, "-ddd", "--", expression);
    }

    /** An expression that rejects everything is an error for tcpdump, and a program here. */
    private static BpfProgram run(String expression, String... command)
            throws IOException, InterruptedException, BpfSyntaxException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
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
