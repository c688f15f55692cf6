package io.rawnet.codec;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a hex dump line by line.
 *
 * <p>What ends the octets of a line and begins the ASCII column differs. Where a colon stands behind the offset ({@code
 * tcpdump}, {@code xxd}) it is two blanks, and the octets may be in groups of two. Elsewhere ({@code hexdump -C}, {@code
 * tshark}, {@code text2pcap}) it is a bar, anything but a pair of digits, or two blanks in any place but the middle.
 */
final class HexDumpParser {

    /** The most octets of a dump with lines left out, so that a few characters cannot ask for gigabytes. */
    private static final long MAX_SQUEEZED = 1 << 18;

    private static final int MAX_OFFSET_DIGITS = 8;
    private static final int MIDDLE = 8;
    private static final int SHOWN = 60;

    /** A line: its prefix, the digits of its offset, three or more, its colon and the columns behind them. */
    private static final Pattern LINE = Pattern.compile("(0x)?+(\\p{XDigit}{3,}+)(:?+)((?:[ \t].*)?)", Pattern.DOTALL);

    private static final Pattern BLANKS_AND_WORD = Pattern.compile("([ \t]+)([^ \t]+)");

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private byte[] lineBefore = {};
    private boolean squeezed;
    private long firstOffset = -1;
    private int number;
    private String line = "";

    Octets parse(String dump) {
        dump.lines().forEach(this::parseLine);
        if (squeezed) {
            throw fault("no offset follows the last *");
        }
        return Octets.wrap(octets.toByteArray());
    }

    private void parseLine(String text) {
        number++;
        line = text.strip();
        if (line.isEmpty() || line.charAt(0) == '#') {
            return;
        }
        if (line.equals("*")) {
            squeezed = true;
            return;
        }
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw fault("no offset at its beginning");
        }
        String digits = parts.group(2);
        if (digits.length() > MAX_OFFSET_DIGITS) {
            throw fault("an offset of more than " + MAX_OFFSET_DIGITS + " digits");
        }
        arriveAt(HexFormat.fromHexDigitsToLong(digits));
        boolean grouped = parts.group(1) != null || !parts.group(3).isEmpty();
        lineBefore = octetsOf(parts.group(4), grouped);
        octets.writeBytes(lineBefore);
    }

    /** Fills in what a {@code *} stood for, and checks that no line is missing. */
    private void arriveAt(long offset) {
        if (firstOffset < 0) {
            firstOffset = offset;
        }
        long target = offset - firstOffset;
        if (squeezed) {
            boolean whole = lineBefore.length > 0 && (target - octets.size()) % lineBefore.length == 0;
            if (!whole || target > MAX_SQUEEZED) {
                throw fault("an offset that no repetition of the line before * leads to");
            }
            while (octets.size() < target) {
                octets.writeBytes(lineBefore);
            }
            squeezed = false;
        }
        if (target != octets.size()) {
            throw fault("offset " + offset + ", but " + octets.size() + " octets before it");
        }
    }

    /** Reads pairs of digits, in groups or each on its own, up to the ASCII column. */
    private byte[] octetsOf(String columns, boolean grouped) {
        ByteArrayOutputStream found = new ByteArrayOutputStream();
        Matcher column = BLANKS_AND_WORD.matcher(columns);
        while (column.find()) {
            int blanks = column.end(1) - column.start(1);
            String word = column.group(2);
            boolean middle = !grouped && blanks == 2 && found.size() == MIDDLE;
            boolean pairs = isPairs(word) && (grouped || word.length() == 2);
            if (found.size() > 0 && (blanks > 1 && !middle || !grouped && !pairs)) {
                break;
            }
            if (!pairs) {
                throw fault(
                        grouped
                                ? "something that is no pair of hexadecimal digits"
                                : "no pair of hexadecimal digits behind the offset");
            }
            found.writeBytes(HexFormat.of().parseHex(word));
        }
        return found.toByteArray();
    }

    private static boolean isPairs(String word) {
        return word.length() % 2 == 0 && word.chars().allMatch(HexFormat::isHexDigit);
    }

    private IllegalArgumentException fault(String found) {
        String shown = line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
        return new IllegalArgumentException(
                "line " + number + " is not of a hex dump, it has " + found + ": \"" + shown + '"');
    }
}
