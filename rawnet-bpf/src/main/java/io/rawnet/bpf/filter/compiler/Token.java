package io.rawnet.bpf.filter.compiler;

/**
 * A word of an expression.
 *
 * @param text the characters, without the backslash that keeps a name from being a keyword
 * @param column where it starts, 1 for the first character
 * @param escaped whether a backslash stood before it
 */
record Token(Kind kind, String text, int column, boolean escaped) {

    enum Kind {
        WORD,
        NUMBER,
        DOTTED_NUMBERS,
        ETHERNET_ADDRESS,
        IPV6_ADDRESS,
        SYMBOL,
        END
    }

    boolean is(String keyword) {
        return (kind == Kind.WORD && !escaped || kind == Kind.SYMBOL) && text.equals(keyword);
    }

    String description() {
        return kind == Kind.END ? "the end" : "'" + text + "'";
    }
}
