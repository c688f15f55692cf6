package io.rawnet.testkit.junit;

import java.io.File;
import java.util.Optional;
import java.util.Set;
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

    /** The requirement that the kernel has AF_XDP sockets. */
    public static final String XDP = "xdp";

    /** The requirement that programs of eBPF can be loaded, which AF_XDP sockets receive with. */
    public static final String BPF = "bpf";

    private static final Probe NETWORKS = new Probe(() -> {});
    private static final Probe XDP_SOCKETS = new Probe(Probe::openXdpSocket);
    private static final Probe BPF_PROGRAMS = new Probe(Probe::createSocketMap);

    private Requirements() {}

    /**
     * Goes on if private networks can be made.
     *
     * @throws org.opentest4j.TestAbortedException if not, and nobody insists
     * @throws AssertionFailedError if not, and the property insists
     */
    public static void requirePrivileged() {
        settle(PRIVILEGED, NETWORKS.missing());
    }

    /**
     * Goes on if AF_XDP sockets can be opened in a private network, and given memory, as sending needs.
     *
     * @throws org.opentest4j.TestAbortedException if not, and nobody insists
     * @throws AssertionFailedError if not, and the property insists
     */
    public static void requireXdp() {
        settle(XDP, XDP_SOCKETS.missing());
    }

    /**
     * Goes on if programs of eBPF that give packets to AF_XDP sockets can be loaded, as receiving needs. It takes CAP_BPF and CAP_NET_ADMIN
     * of the machine: {@code unshare -Urn} does not give them.
     *
     * @throws org.opentest4j.TestAbortedException if not, and nobody insists
     * @throws AssertionFailedError if not, and the property insists
     */
    public static void requireBpf() {
        settle(BPF, BPF_PROGRAMS.missing());
    }

    static void require(String requirement) {
        switch (requirement) {
            case PRIVILEGED -> requirePrivileged();
            case XDP -> requireXdp();
            case BPF -> requireBpf();
            default -> requireTool(requirement);
        }
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
}
