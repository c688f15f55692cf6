package io.rawnet.examples.command;

import io.rawnet.codec.Octets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** Values as people like to read them. */
final class Readable {
    private Readable() {}

    /** {@return text that others sent, without the characters that could take a terminal over} */
    static String text(Octets octets) {
        return StandardCharsets.UTF_8.decode(octets.buffer()).toString().replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
    }

    static String milliseconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f ms", time.toNanos() / 1e6);
    }
}
