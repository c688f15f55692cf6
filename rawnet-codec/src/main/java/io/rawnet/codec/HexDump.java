package io.rawnet.codec;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Octets for people: lines of an offset, 16 octets in hexadecimal and the same in ASCII, as {@code hexdump -C} prints. */
public final class HexDump {

    private static final int PER_LINE = 16;

    private static final HexFormat HEX = HexFormat.of();

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
     * {@return the octets of one dump, as {@link #format}, {@code hexdump -C}, {@code tcpdump -x}, {@code -xx} or {@code -X},
     * {@code xxd}, {@code tshark -x} write it and {@code text2pcap} reads it} ASCII columns, blank lines and lines that begin
     * with {@code #} are passed over. Offsets must count on from the first line's, so that a lost line is noticed; a line
     * {@code *} stands for repetitions of the line before.
     *
     * @param dump the text, the lines of one packet only
     * @throws IllegalArgumentException if a line is no part of such a dump; the message names its number
     */
    public static Octets parse(String dump) {
        return new HexDumpParser().parse(dump);
    }
}
