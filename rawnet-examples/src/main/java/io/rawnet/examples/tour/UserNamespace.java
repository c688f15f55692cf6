package io.rawnet.examples.tour;

import io.rawnet.examples.tour.lab.Programs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs this program once more in a user namespace of its own, where whoever runs it is root, and in a network of its own. */
public final class UserNamespace {
    private static final String ENTERED = "RAWNET_IN_USER_NAMESPACE";

    private UserNamespace() {}

    /**
     * Runs this program in a new user namespace (unshare(1)) and waits for its end.
     *
     * @param arguments the program's arguments
     * @return its exit status
     * @throws IOException if there is no unshare, this system lets nobody make user namespaces, or this is already the second try
     * @throws InterruptedException if the wait is interrupted
     */
    public static int run(List<String> arguments) throws IOException, InterruptedException {
        if (System.getenv(ENTERED) != null || !Programs.has("unshare") || !canBeMade()) {
            throw new IOException(
                    "the tour makes private networks, which takes root or a user namespace, and this system gives"
                            + " neither: run it as root, or allow user namespaces (sysctl kernel.unprivileged_userns_clone=1,"
                            + " user.max_user_namespaces, kernel.apparmor_restrict_unprivileged_userns=0)");
        }
        List<String> command = new ArrayList<>(List.of("unshare", "-Urn"));
        command.addAll(ThisProgram.commandLine(arguments));
        ProcessBuilder again = new ProcessBuilder(command).inheritIO();
        again.environment().put(ENTERED, "yes");
        return again.start().waitFor();
    }

    private static boolean canBeMade() throws IOException, InterruptedException {
        return new ProcessBuilder("unshare", "-Urn", "true")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
