package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.filter.compiler.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into words: at each place the longest one that fits, and of equally long ones the first kind in the list. */
final class Lexer {

    private record Shape(Kind kind, Pattern pattern) {}

    private static final String HEX = "[0-9a-fA-F]";
    private static final String NUMBER = "(?:0[xX]" + HEX + "++|[0-9]++)";

    private static final List<Shape> SHAPES = List.of(
            shape(Kind.NUMBER, NUMBER),
            shape(
                    Kind.ETHERNET_ADDRESS,
                    "H{1,2}(?:(?::H{1,2}){5}|(?:-H{1,2}){5}|(?:\\.H{1,2}){5})|H{4}\\.H{4}\\.H{4}|H{12}"
                            .replace("H", HEX)),
            shape(Kind.DOTTED_NUMBERS, NUMBER + "(?:\\." + NUMBER + "){1,3}"),
            shape(
                    Kind.IPV6_ADDRESS,
                    "(?:H{1,4}:){7}H{1,4}|(?:H{1,4}:){6}D|(?:H{1,4}(?::H{1,4}){0,6})?::(?:(?:H{1,4}:){0,5}D|H{1,4}(?::H{1,4}){0,6})?"
                            .replace("D", "[0-9]{1,3}(?:\\.[0-9]{1,3}){3}")
                            .replace("H", HEX)),
            shape(Kind.WORD, "\\\\[^ !()\\n\\t]+"),
            shape(Kind.WORD, "[A-Za-z0-9](?:[-_.A-Za-z0-9]*[.A-Za-z0-9])?"),
            shape(Kind.SYMBOL, "&&|\\|\\||<<|>>|>=|<=|==|!=|[-+*/%&|^<>=!()\\[\\]:]"));

    private final String expression;
    private final Matcher matcher;

    private Lexer(String expression) {
        this.expression = expression;
        this.matcher = SHAPES.get(0).pattern().matcher(expression);
    }

    private static Shape shape(Kind kind, String pattern) {
        return new Shape(kind, Pattern.compile(pattern));
    }

    static List<Token> tokens(String expression) throws BpfSyntaxException {
        return new Lexer(expression).tokens();
    }

    private List<Token> tokens() throws BpfSyntaxException {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < expression.length()) {
            if (" \t\r\n".indexOf(expression.charAt(at)) >= 0) {
                at++;
            } else {
                Token token = tokenAt(at);
                tokens.add(token);
                at += token.text().length() + (token.escaped() ? 1 : 0);
            }
        }
        tokens.add(new Token(Kind.END, "", expression.length() + 1, false));
        return tokens;
    }

    private Token tokenAt(int at) throws BpfSyntaxException {
        Kind kind = null;
        int end = at;
        for (Shape shape : SHAPES) {
            matcher.usePattern(shape.pattern()).region(at, expression.length());
            if (matcher.lookingAt() && matcher.end() > end) {
                kind = shape.kind();
                end = matcher.end();
            }
        }
        if (kind == null) {
            throw new BpfSyntaxException(
                    "no expression has this character: " + visible(expression.charAt(at)), expression, 1, at + 1);
        }
        boolean escaped = expression.charAt(at) == '\\';
        return new Token(kind, expression.substring(escaped ? at + 1 : at, end), at + 1, escaped);
    }

    private static String visible(char character) {
        return character > ' ' && character < 0x7f ? "'" + character + "'" : String.format("U+%04X", (int) character);
    }
}
