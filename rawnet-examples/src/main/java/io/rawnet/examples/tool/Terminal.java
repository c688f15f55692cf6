package io.rawnet.examples.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the standard streams lead to a person's terminal, or to a file or another program. */
public final class Terminal {
    /** The standard output. */
    public static final Terminal OUT = new Terminal(1);

    /** The standard error. */
    public static final Terminal ERR = new Terminal(2);

    private final int descriptor;

    private Terminal(int descriptor) {
        this.descriptor = descriptor;
    }

    /** {@return whether it is a terminal} */
    public boolean isPresent() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException closed) {
            return false;
        }
    }
}
