package io.rawnet.examples.tool.packet;

import io.rawnet.codec.HexDump;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * How the octets of a packet are printed: as tcpdump(8) does, or as hexdump(1).
 *
 * @param form what stands for an octet
 * @param withLinkHeader whether those of the link header are printed too
 */
public record OctetStyle(Form form, boolean withLinkHeader) {
    private static final int PER_LINE = 16;
    private static final int WORDS_WIDTH = 41;

    /** What stands for an octet. */
    public enum Form {
        /** Hexadecimal digits, in words of two octets. */
        HEX,
        /** Those, and the characters of ASCII beside them. */
        HEX_AND_ASCII,
        /** The characters of ASCII alone, with their line ends. */
        ASCII,
        /** The lines of {@code hexdump -C}. */
        HEXDUMP
    }

    /** {@return lines of text, each with its end} */
    String text(ByteBuffer octets) {
        return switch (form) {
            case HEX -> words(octets, false);
            case HEX_AND_ASCII -> words(octets, true);
            case ASCII -> ascii(octets);
            case HEXDUMP -> HexDump.format(octets).indent(4);
        };
    }

    private static String words(ByteBuffer octets, boolean withAscii) {
        StringBuilder text = new StringBuilder();
        int start = octets.position();
        for (int line = start; line < octets.limit(); line += PER_LINE) {
            StringBuilder words = new StringBuilder();
            StringBuilder characters = new StringBuilder();
            for (int at = line; at < Math.min(line + PER_LINE, octets.limit()); at++) {
                words.append((at - line) % 2 == 0 ? " " : "")
                        .append(HexFormat.of().toHexDigits(octets.get(at)));
                // tcpdump shows a space as a dot here, and as a space in text
                characters.append(octets.get(at) == ' ' ? '.' : character(octets.get(at)));
            }
            text.append(String.format("\t0x%04x: ", line - start)).append(words);
            if (withAscii) {
                text.append(" ".repeat(WORDS_WIDTH - words.length()))
                        .append(' ')
                        .append(characters);
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    private static String ascii(ByteBuffer octets) {
        StringBuilder text = new StringBuilder();
        for (int at = octets.position(); at < octets.limit(); at++) {
            byte octet = octets.get(at);
            boolean ended = octet == '\r' && at + 1 < octets.limit() && octets.get(at + 1) == '\n';
            if (octet == '\n' || octet == '\t') {
                text.append((char) octet);
            } else if (!ended) {
                text.append(character(octet));
            }
        }
        return text.append(System.lineSeparator()).toString();
    }

    private static char character(byte octet) {
        return octet >= ' ' && octet <= '~' ? (char) octet : '.';
    }
}
