package io.rawnet.testkit.junit;

import io.rawnet.linux.network.NetworkNamespace;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.opentest4j.AssertionFailedError;

/**
 * What a test needs of the machine. A test that lacks something is skipped with the reason, unless the system property
 * {@value #PROPERTY} names it in its comma-separated list: then the test fails. Continuous integration sets the property, so that no
 * test is skipped there unnoticed.
 */
public final class Requirements {
    /** Name of the system property with the requirements that must be met, such as {@code privileged,tshark}. */
    public static final String PROPERTY = "rawnet.tests.require";

    /** The requirement that private networks can be made. */
    public static final String PRIVILEGED = "privileged";

    /** Why there can be no private network, empty if there can, null as long as nobody tried. */
    private static Optional<String> missingPrivilege;

    private Requirements() {}

    /**
     * Goes on if private networks can be made.
     *
     * @throws org.opentest4j.TestAbortedException if not, and nobody insists
     * @throws AssertionFailedError if not, and the property insists
     */
    public static void requirePrivileged() {
        settle(PRIVILEGED, missingPrivilege());
    }

    /**
     * Goes on if a program is there.
     *
     * @param tool its name, looked up in PATH
     * @throws org.opentest4j.TestAbortedException if not, and nobody insists
     * @throws AssertionFailedError if not, and the property insists
     */
    public static void requireTool(String tool) {
        settle(tool, hasTool(tool) ? Optional.empty() : Optional.of("there is no program " + tool + " in PATH"));
    }

    /**
     * {@return whether a program is in PATH}
     *
     * @param tool its name
     */
    public static boolean hasTool(String tool) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Pattern.compile(File.pathSeparator).splitAsStream(path).anyMatch(folder -> new File(folder, tool)
                .canExecute());
    }

    private static void settle(String requirement, Optional<String> missing) {
        if (missing.isPresent()) {
            String reason = "needs " + requirement + ": " + missing.get();
            if (required().contains(requirement)) {
                throw new AssertionFailedError(reason + " (required by " + PROPERTY + ")");
            }
            Assumptions.abort(reason);
        }
    }

    private static Set<String> required() {
        return Set.of(System.getProperty(PROPERTY, "").trim().split("\\s*,\\s*"));
    }

    /** Finds out once, on a thread that is thrown away, whether this process may make a network namespace. */
    private static synchronized Optional<String> missingPrivilege() {
        if (missingPrivilege == null) {
            CompletableFuture<Optional<String>> answer = CompletableFuture.supplyAsync(
                    Requirements::makeNamespace, work -> new Thread(work, "privilege test").start());
            missingPrivilege = answer.join();
        }
        return missingPrivilege;
    }

    private static Optional<String> makeNamespace() {
        try {
            NetworkNamespace.unshare();
            return Optional.empty();
        } catch (IOException | UnsupportedOperationException refused) {
            return Optional.of(refused.getMessage());
        }
    }
}
