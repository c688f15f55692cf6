package io.rawnet.xdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.linux.error.SystemCallException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What tests ask of failed system calls. */
final class Failures {
    private Failures() {}

    /** Fails unless a call ends with an error number, and says some words about it, whole. */
    static void assertFails(ThrowingCallable call, String errno, String... words) {
        assertThatThrownBy(call).satisfies(failure -> {
            SystemCallException found = SystemCallException.in(failure).orElseThrow(() -> new AssertionError(failure));
            assertThat(found.errno().name()).isEqualTo(errno);
            assertThat(found).hasMessageContainingAll(words);
            // not cut
            assertThat(found.getMessage())
                    .hasSizeLessThan(SystemCallException.MAXIMUM_LENGTH)
                    .endsWith(".");
        });
    }
}
