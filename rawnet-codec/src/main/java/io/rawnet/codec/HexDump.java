package io.rawnet.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Octets for people: lines of an offset, 16 octets in hexadecimal and the same in ASCII, as {@code hexdump -C} prints. */
public final class HexDump {

    private static final int PER_LINE = 16;

    private static final HexFormat HEX = HexFormat.of();

    /** An offset, then pairs of digits; what stands behind two blanks or a bar is the ASCII column. */
    private static final Pattern LINE =
            Pattern.compile("\\s*(?:0x)?[0-9a-fA-F]{4,}:?((?:\\s{1,2}[0-9a-fA-F]{2})+)(?:\\s.*)?");

    private HexDump() {}

    /**
     * {@return the octets between the buffer's position and limit as text; empty for none} The position is unchanged.
     *
     * @param octets the octets
     */
    public static String format(ByteBuffer octets) {
        StringBuilder dump = new StringBuilder();
        int start = octets.position();
        for (int line = start; line < octets.limit(); line += PER_LINE) {
            appendLine(dump, octets, line, line - start);
        }
        return dump.toString();
    }

    private static void appendLine(StringBuilder dump, ByteBuffer octets, int start, int offset) {
        dump.append(HEX.toHexDigits(offset)).append(' ');
        StringBuilder ascii = new StringBuilder(PER_LINE);
        for (int i = 0; i < PER_LINE; i++) {
            dump.append(i == PER_LINE / 2 ? "  " : " ");
            if (start + i < octets.limit()) {
                byte octet = octets.get(start + i);
                dump.append(HEX.toHexDigits(octet));
                ascii.append(octet >= ' ' && octet <= '~' ? (char) octet : '.');
            } else {
                dump.append("  ");
            }
        }
        dump.append("  |").append(ascii).append("|\n");
    }

    /**
     * {@return the octets of a dump that {@link #format}, {@code hexdump -C}, {@code tcpdump -x} or {@code text2pcap}'s
     * writers made} Offsets and ASCII columns are passed over; a line without octets is too.
     *
     * @param dump the text
     * @throws IllegalArgumentException if a line is no part of a dump; the message names its number
     */
    public static Octets parse(String dump) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        int number = 0;
        for (String line : dump.lines().toList()) {
            number++;
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                octets.writeBytes(HEX.parseHex(matcher.group(1).replaceAll("\\s", "")));
            } else if (!line.isBlank() && !line.strip().matches("[0-9a-fA-F]{4,}")) {
                throw new IllegalArgumentException("line " + number + " is not of a hex dump: " + line);
            }
        }
        return Octets.wrap(octets.toByteArray());
    }
}
