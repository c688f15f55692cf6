package io.rawnet.linux.libc;

import java.util.Optional;

/** Where {@code java.lang.foreign} is found: not on a JDK before 22. Those that have it read this class in META-INF/versions/22. */
final class ForeignFunctions {
    private ForeignFunctions() {}

    /** {@return the back end, if this JDK has it} */
    static Optional<BackEnd> backEnd() {
        return Optional.empty();
    }
}
