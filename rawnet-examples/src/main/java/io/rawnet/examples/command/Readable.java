package io.rawnet.examples.command;

import io.rawnet.codec.Octets;
import io.rawnet.examples.tool.Printable;
import java.nio.charset.StandardCharsets;

/** Values as people like to read them. */
final class Readable {
    private Readable() {}

    /**
     * {@return text that others sent, with a question mark for each character that could take a terminal over or mislead its
     * reader} Line feeds and tabs stay.
     */
    static String text(Octets octets) {
        return Printable.lines(StandardCharsets.UTF_8.decode(octets.buffer()).toString());
    }
}
