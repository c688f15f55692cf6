package io.rawnet.bpf.filter;

import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;

/** A program that a test needs: without it the test is skipped with the reason, or fails if {@code rawnet.tests.require} lists it. */
final class RequiredTool {

    private RequiredTool() {}

    static void require(String tool) {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> new File(folder, tool).canExecute());
        if (there) {
            return;
        }
        String reason = tool + " is not installed";
        if (Arrays.asList(System.getProperty("rawnet.tests.require", "").split(","))
                .contains(tool)) {
            fail(reason + ", and rawnet.tests.require lists it");
        }
        Assumptions.abort(reason);
    }
}
