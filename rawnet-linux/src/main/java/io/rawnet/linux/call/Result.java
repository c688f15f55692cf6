package io.rawnet.linux.call;

import io.rawnet.linux.libc.Library;

/** What a function of the C library has returned, with the error number negated in place of -1. */
final class Result {
    private Result() {}

    static int of(int returned) {
        return returned == -1 ? -Library.functions().lastError() : returned;
    }

    static long of(long returned) {
        return returned == -1 ? -Library.functions().lastError() : returned;
    }
}
