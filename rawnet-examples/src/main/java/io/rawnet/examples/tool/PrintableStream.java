package io.rawnet.examples.tool;

import io.rawnet.codec.Octets;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** UTF-8 text that comes in parts, which may end within a character, in a form that cannot take a terminal over. */
public final class PrintableStream {
    private static final String CARRIAGE_RETURN = "\r";

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private String held = "";

    /** Has no text yet. */
    public PrintableStream() {}

    /**
     * {@return the text that is complete now, as {@link Printable#lines} makes it}
     *
     * @param part the next octets
     */
    public String next(Octets part) {
        ByteBuffer octets = ByteBuffer.allocate(rest.remaining() + part.size()).put(rest);
        part.encode(octets);
        octets.flip();
        CharBuffer characters = CharBuffer.allocate(octets.remaining() + 1);
        decoder.decode(octets, characters, false);
        rest = octets.slice();
        String text = held + characters.flip();
        // a line feed may follow
        held = text.endsWith(CARRIAGE_RETURN) ? CARRIAGE_RETURN : "";
        return Printable.lines(text.substring(0, text.length() - held.length()));
    }
}
