package io.rawnet.linux.call;

import io.rawnet.linux.libc.LibC;
import java.util.Locale;
import jnr.ffi.LastError;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Runtime;

/**
 * The loaded C library.
 *
 * <p>The structures passed to its calls are laid out for Linux on x86_64 and aarch64, which share them. Anywhere else nothing is loaded,
 * and the first call fails with an {@link UnsupportedOperationException}.
 *
 * @param loaded the functions; null on a system whose structures we do not know
 * @param runtime what keeps the last error of each thread
 * @param unsupported the name of such a system
 */
record Library(LibC loaded, Runtime runtime, String unsupported) {

    private static final Library THE = load();

    static Library load() {
        String system = System.getProperty("os.name");
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        if (!system.equals("Linux") || !(architecture.equals("amd64") || architecture.equals("aarch64"))) {
            return new Library(null, null, system + " on " + architecture);
        }
        LibC functions = LibraryLoader.create(LibC.class).load("c");
        return new Library(functions, Runtime.getRuntime(functions), null);
    }

    static Library instance() {
        return THE;
    }

    static LibC libC() {
        if (THE.loaded == null) {
            throw new UnsupportedOperationException(
                    "rawnet makes system calls on Linux on x86_64 and aarch64 only; this is " + THE.unsupported);
        }
        return THE.loaded;
    }

    /** {@return the result of a function, with the error number negated in place of -1} */
    static int result(int value) {
        return value == -1 ? -lastError() : value;
    }

    static int lastError() {
        return LastError.getLastError(THE.runtime());
    }
}
