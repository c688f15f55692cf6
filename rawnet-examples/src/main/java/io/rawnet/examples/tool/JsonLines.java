package io.rawnet.examples.tool;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * Prints results for programs: each line is one JSON object (RFC 8259). Lines are printable ASCII, whatever the values are, so they cannot take a
 * terminal over; docs/json.md has the names.
 * <pre>{@code
 * JsonLines lines = new JsonLines(out);
 * lines.print(line -> line.put("type", "reply").put("sequenceNumber", 1).put("source", address));
 * }</pre>
 *
 * <p>The writer is flushed only if it does that by itself at the end of a line.
 */
public final class JsonLines {
    private final PrintWriter out;
    private final JsonGenerator generator;

    /**
     * Prints nothing yet.
     *
     * @param out where to print to
     */
    public JsonLines(PrintWriter out) {
        this.out = out;
        try {
            generator = factory().createGenerator(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonFactory factory() {
        JsonFactoryBuilder builder = new JsonFactoryBuilder();
        return builder.disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .characterEscapes(new EscapedDelete())
                // lines are ended here, not by the generator
                .rootValueSeparator("")
                .build();
    }

    /**
     * Prints one line.
     *
     * @param members puts the members of the object, in the order in which they are to be printed
     */
    public void print(Consumer<JsonObject> members) {
        new JsonObject(generator).write(members);
        try {
            generator.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        out.println();
    }

    /** The only control character of ASCII that JSON does not ask to be escaped. */
    private static final class EscapedDelete extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final int DELETE = 0x7F;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[DELETE] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return null; // the standard one
        }
    }
}
