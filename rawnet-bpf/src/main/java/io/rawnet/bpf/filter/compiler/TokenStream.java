package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.filter.compiler.Token.Kind;
import java.util.List;

/** The words of an expression, read from left to right, and the bound on how deep the reading may nest. */
final class TokenStream {

    /** Deep enough for people and generators, shallow enough for any thread's stack. */
    private static final int MAXIMUM_DEPTH = 200;

    private final String expression;
    private final List<Token> tokens;
    private int position;
    private int depth;

    TokenStream(String expression) throws BpfSyntaxException {
        this.expression = expression;
        this.tokens = Lexer.tokens(expression);
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(position + ahead, tokens.size() - 1));
    }

    Token next() {
        Token token = peek();
        position = Math.min(position + 1, tokens.size() - 1);
        return token;
    }

    boolean at(String keyword) {
        return peek().is(keyword);
    }

    boolean accept(String... keywords) {
        for (String keyword : keywords) {
            if (at(keyword)) {
                next();
                return true;
            }
        }
        return false;
    }

    void expect(String symbol) throws BpfSyntaxException {
        if (!accept(symbol)) {
            throw unexpected("'" + symbol + "'");
        }
    }

    /** {@return a number that is not written as an arithmetic expression, though perhaps in parentheses} */
    long number(String meaning) throws BpfSyntaxException {
        if (accept("(")) {
            enter();
            long number = number(meaning);
            leave();
            expect(")");
            return number;
        }
        if (peek().kind() != Kind.NUMBER) {
            throw unexpected(meaning);
        }
        return value(next());
    }

    /** {@return whether a number in any parentheses comes next} */
    boolean atNumber() {
        int ahead = 0;
        while (peek(ahead).is("(")) {
            ahead++;
        }
        return peek(ahead).kind() == Kind.NUMBER;
    }

    /** {@return the value of a number token: decimal, hexadecimal after 0x, octal after 0, as in C} */
    long value(Token number) throws BpfSyntaxException {
        try {
            long value = Long.decode(number.text());
            if (value <= 0xffffffffL) {
                return value;
            }
        } catch (NumberFormatException e) {
            if (number.text().matches("0[0-9]+")) {
                throw error("a number that starts with 0 is octal and has no digit 8 or 9", number);
            }
        }
        throw error("numbers are at most 4294967295", number);
    }

    void enter() throws BpfSyntaxException {
        if (++depth > MAXIMUM_DEPTH) {
            throw error("nested more than " + MAXIMUM_DEPTH + " deep", peek());
        }
    }

    void leave() {
        depth--;
    }

    BpfSyntaxException unexpected(String expected) {
        return error("expected " + expected + " and not " + peek().description(), peek());
    }

    BpfSyntaxException error(String problem, Token place) {
        return error(problem, place.column());
    }

    BpfSyntaxException error(String problem, int column) {
        return new BpfSyntaxException(problem, expression, 1, column);
    }
}
