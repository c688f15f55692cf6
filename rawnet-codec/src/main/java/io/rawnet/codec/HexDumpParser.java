package io.rawnet.codec;

import java.io.ByteArrayOutputStream;

/**
 * Reads a hex dump line by line, in one pass over each line.
 *
 * <p>What ends the octets of a line and begins the ASCII column differs. Where a colon stands behind the offset ({@code
 * tcpdump}, {@code xxd}) it is two blanks, and the octets may be in groups of two. Elsewhere ({@code hexdump -C}, {@code
 * tshark}, {@code text2pcap}) it is a bar, anything but a pair of digits, or two blanks in any place but the middle.
 */
final class HexDumpParser {

    /** The most octets of a dump with lines left out, so that a few characters cannot ask for gigabytes. */
    private static final long MAX_SQUEEZED = 1 << 18;

    private static final int MIN_OFFSET_DIGITS = 3;
    private static final int MAX_OFFSET_DIGITS = 8;
    private static final int MIDDLE = 8;
    private static final int SHOWN = 60;

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private byte[] lineBefore = {};
    private boolean squeezed;
    private long firstOffset = -1;
    private int number;
    private String line = "";
    private int index;

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
        index = 0;
        if (line.isEmpty() || line.charAt(0) == '#') {
            return;
        }
        if (line.equals("*")) {
            squeezed = true;
            return;
        }
        boolean prefixed = line.startsWith("0x");
        index = prefixed ? 2 : 0;
        arriveAt(offset());
        boolean colon = index < line.length() && line.charAt(index) == ':';
        index += colon ? 1 : 0;
        if (index < line.length() && !isBlank(line.charAt(index))) {
            throw fault("no offset at its beginning");
        }
        byte[] found = colon || prefixed ? groups() : pairs();
        octets.writeBytes(found);
        lineBefore = found;
    }

    private long offset() {
        int start = index;
        long offset = 0;
        while (index < line.length() && isDigit(index)) {
            offset = offset << 4 | Character.digit(line.charAt(index++), 16);
            if (index - start > MAX_OFFSET_DIGITS) {
                throw fault("an offset of more than " + MAX_OFFSET_DIGITS + " digits");
            }
        }
        if (index - start < MIN_OFFSET_DIGITS) {
            throw fault("no offset at its beginning");
        }
        return offset;
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

    /** Groups of an even number of digits with one blank between them, up to two blanks. */
    private byte[] groups() {
        ByteArrayOutputStream found = new ByteArrayOutputStream();
        int blanks = blanks();
        while (index < line.length() && (blanks == 1 || found.size() == 0)) {
            while (index < line.length() && !isBlank(line.charAt(index))) {
                if (!isPair()) {
                    throw fault("something that is no pair of hexadecimal digits");
                }
                found.write(pair());
            }
            blanks = blanks();
        }
        return found.toByteArray();
    }

    /** Pairs of digits with blanks between them. */
    private byte[] pairs() {
        ByteArrayOutputStream found = new ByteArrayOutputStream();
        int blanks = blanks();
        while (isPair() && (index + 2 == line.length() || isBlank(line.charAt(index + 2)))) {
            boolean ascii = blanks > 2 || blanks == 2 && found.size() != MIDDLE;
            if (ascii && found.size() > 0) {
                break;
            }
            found.write(pair());
            blanks = blanks();
        }
        if (found.size() == 0 && index < line.length()) {
            throw fault("no pair of hexadecimal digits behind the offset");
        }
        return found.toByteArray();
    }

    private int blanks() {
        int start = index;
        while (index < line.length() && isBlank(line.charAt(index))) {
            index++;
        }
        return index - start;
    }

    private boolean isPair() {
        return index + 1 < line.length() && isDigit(index) && isDigit(index + 1);
    }

    private int pair() {
        int octet = Character.digit(line.charAt(index), 16) << 4 | Character.digit(line.charAt(index + 1), 16);
        index += 2;
        return octet;
    }

    /** ASCII only: {@link Character#digit} alone would let other scripts' digits through. */
    private boolean isDigit(int at) {
        char c = line.charAt(at);
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private IllegalArgumentException fault(String found) {
        String shown = line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
        return new IllegalArgumentException(
                "line " + number + " is not of a hex dump, it has " + found + ": \"" + shown + '"');
    }
}
