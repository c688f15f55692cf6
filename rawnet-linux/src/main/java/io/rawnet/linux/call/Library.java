package io.rawnet.linux.call;

import io.rawnet.linux.libc.LibC;
import io.rawnet.linux.memory.Machine;
import jnr.ffi.LastError;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Runtime;

/**
 * The loaded C library. On a machine that rawnet does not know nothing is loaded, and each call fails with an {@link
 * UnsupportedOperationException} that says why.
 *
 * @param loaded the functions; null on a machine that rawnet does not know
 * @param runtime what keeps the last error of each thread
 */
record Library(LibC loaded, Runtime runtime) {

    private static final Library THE = load();

    static Library load() {
        if (!Machine.isKnown()) {
            return new Library(null, null);
        }
        LibC functions = LibraryLoader.create(LibC.class).load("c");
        return new Library(functions, Runtime.getRuntime(functions));
    }

    static Library instance() {
        return THE;
    }

    static LibC libC() {
        if (THE.loaded == null) {
            Machine.requireKnown();
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
