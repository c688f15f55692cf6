package io.rawnet.linux.libc;

import java.util.Optional;

/** Where {@code java.lang.foreign} is found: here, because this JDK is of version 22 or later. */
final class ForeignFunctions {
    private ForeignFunctions() {}

    /** {@return the back end} */
    static Optional<BackEnd> backEnd() {
        return Optional.of(new ForeignBackEnd());
    }
}
