package io.rawnet.linux.error;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user namespace of this process (user_namespaces(7)). What concerns the whole machine, its root alone may do. */
final class UserNamespace {
    /** What to do where the capabilities of the namespace are not enough. */
    static final String ADVICE =
            " Those of a private user namespace do not count, and this process is in one (unshare -U, a rootless container): start it outside.";

    /** What the kernel calls the namespace that it starts with ({@code PROC_USER_INIT_INO}). */
    private static final String FIRST = "user:[4026531837]";

    private UserNamespace() {}

    /** {@return whether it is another than the one that the machine starts with} */
    static boolean isPrivate() {
        try {
            return !Files.readSymbolicLink(Path.of("/proc/self/ns/user"))
                    .toString()
                    .equals(FIRST);
        } catch (IOException withoutProc) {
            return false;
        }
    }
}
