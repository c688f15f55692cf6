package io.rawnet.bpf.text;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.RawInstruction;

/** Reads one line from left to right and knows the place for a complaint. Blanks between parts do not matter. */
final class LineScanner {

    private final String text;
    private final int line;
    private int position;

    LineScanner(String text, int line) {
        this.text = text;
        this.line = line;
    }

    boolean atEnd() {
        return peek() == 0;
    }

    /** {@return the next character that is not blank, 0 at the end} */
    char peek() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position < text.length() ? text.charAt(position) : 0;
    }

    int column() {
        peek();
        return position + 1;
    }

    void back(int column) {
        position = column - 1;
    }

    boolean accept(char symbol) {
        if (peek() != symbol) {
            return false;
        }
        position++;
        return true;
    }

    void expect(char symbol) throws BpfSyntaxException {
        if (!accept(symbol)) {
            throw expected("'" + symbol + "'");
        }
    }

    /** Expects each character of a fixed text, blanks between them allowed. */
    void expectAll(String symbols) throws BpfSyntaxException {
        for (char symbol : symbols.toCharArray()) {
            expect(symbol);
        }
    }

    /** {@return whether this text came next, without blanks in it, and was read} */
    boolean acceptText(String expected) {
        if (!comes(expected)) {
            return false;
        }
        position += expected.length();
        return true;
    }

    /** {@return whether this text comes next, without blanks in it} */
    boolean comes(String expected) {
        peek();
        return text.startsWith(expected, position);
    }

    /** {@return whether this word came next and was read} */
    boolean acceptWord(String word) {
        int before = position;
        if (word().equals(word)) {
            return true;
        }
        position = before;
        return false;
    }

    void expectWord(String word) throws BpfSyntaxException {
        if (!acceptWord(word)) {
            throw expected("'" + word + "'");
        }
    }

    /** {@return the letters, digits and underscores that come next; empty when there are none} */
    String word() {
        peek();
        int start = position;
        while (position < text.length() && isWordCharacter(text.charAt(position))) {
            position++;
        }
        return text.substring(start, position);
    }

    private static boolean isWordCharacter(char character) {
        return character == '_' || character < 0x80 && Character.isLetterOrDigit(character);
    }

    /** {@return a number of 32 bits, unsigned: decimal, hexadecimal after 0x, octal after 0; negative ones in two's complement} */
    long number() throws BpfSyntaxException {
        int column = column();
        boolean negative = accept('-');
        String digits = word();
        try {
            long value = digits.isEmpty() || !Character.isDigit(digits.charAt(0)) ? -1 : Long.decode(digits);
            if (value >= 0 && value <= (negative ? 0x80000000L : 0xffffffffL)) {
                return (negative ? -value : value) & 0xffffffffL;
            }
        } catch (NumberFormatException e) {
            // Told below, with what a number is.
        }
        throw error("expected a number from -2147483648 to 4294967295", column);
    }

    int number(String name, int most) throws BpfSyntaxException {
        int column = column();
        long value = number();
        if (value > most) {
            throw error(name + " is 0 to " + most, column);
        }
        return (int) value;
    }

    /** {@return the raw instruction of four numbers with a separator between them} */
    RawInstruction raw(char separator) throws BpfSyntaxException {
        int code = number("the code", 0xffff);
        separate(separator);
        int jt = number("jt", 0xff);
        separate(separator);
        int jf = number("jf", 0xff);
        separate(separator);
        return new RawInstruction(code, jt, jf, number());
    }

    private void separate(char separator) throws BpfSyntaxException {
        if (separator != ' ') {
            expect(separator);
        }
    }

    void expectEnd() throws BpfSyntaxException {
        if (!atEnd()) {
            throw expected("the end of the line");
        }
    }

    BpfSyntaxException expected(String what) {
        return error(
                "expected " + what + (atEnd() ? " and not the end of the line" : " and not '" + peek() + "'"),
                column());
    }

    BpfSyntaxException error(String problem, int column) {
        return new BpfSyntaxException(problem, text, line, column);
    }
}
