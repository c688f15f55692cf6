package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.ArithmeticOperation;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.filter.compiler.Arithmetic.Constant;
import io.rawnet.bpf.filter.compiler.Arithmetic.Length;
import io.rawnet.bpf.filter.compiler.Arithmetic.Negation;
import io.rawnet.bpf.filter.compiler.Arithmetic.Operation;
import io.rawnet.bpf.filter.compiler.Arithmetic.PacketData;
import java.util.Map;

/**
 * Reads arithmetic. The operators bind as in libpcap 1.10: {@code |} weakest, then {@code &}, the shifts, {@code + -} and
 * {@code * /}. {@code %} and {@code ^} have no rank in its grammar; their left side is what stands just before them and their right side
 * is all that follows, so that an expression means here what it means there.
 */
final class ArithmeticParser {

    private static final int STRONGEST_RANK = 5;
    private static final int UNRANKED = Integer.MAX_VALUE;

    private record Operator(ArithmeticOperation operation, int rank) {}

    private static final Map<String, Operator> OPERATORS = Map.of(
            "|", new Operator(ArithmeticOperation.OR, 1),
            "&", new Operator(ArithmeticOperation.AND, 2),
            "<<", new Operator(ArithmeticOperation.SHIFT_LEFT, 3),
            ">>", new Operator(ArithmeticOperation.SHIFT_RIGHT, 3),
            "+", new Operator(ArithmeticOperation.ADD, 4),
            "-", new Operator(ArithmeticOperation.SUBTRACT, 4),
            "*", new Operator(ArithmeticOperation.MULTIPLY, STRONGEST_RANK),
            "/", new Operator(ArithmeticOperation.DIVIDE, STRONGEST_RANK),
            "%", new Operator(ArithmeticOperation.MODULO, UNRANKED),
            "^", new Operator(ArithmeticOperation.XOR, UNRANKED));

    private final TokenStream tokens;

    ArithmeticParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    /** {@return whether arithmetic starts here; a parenthesis decides nothing, as it may hold either} */
    boolean starts() {
        Token token = tokens.peek();
        return token.kind() == Token.Kind.NUMBER
                || token.is("-")
                || isLength(token)
                || NamedNumbers.constant(token) != null
                || Protocol.of(token) != null && tokens.peek(1).is("[");
    }

    static boolean isOperator(Token token) {
        return token.kind() == Token.Kind.SYMBOL && OPERATORS.containsKey(token.text());
    }

    Arithmetic parse() throws BpfSyntaxException {
        return continueFrom(operand(), 0);
    }

    /** Reads on behind a first operand that is known already. */
    Arithmetic continueFrom(Arithmetic first) throws BpfSyntaxException {
        return continueFrom(first, 0);
    }

    private Arithmetic continueFrom(Arithmetic first, int weakest) throws BpfSyntaxException {
        Arithmetic left = first;
        int operators = 0;
        while (isOperator(tokens.peek()) && OPERATORS.get(tokens.peek().text()).rank() > weakest) {
            Token sign = tokens.next();
            Operator operator = OPERATORS.get(sign.text());
            tokens.enter();
            operators++;
            Arithmetic right = continueFrom(operand(), operator.rank() == UNRANKED ? 0 : operator.rank());
            left = combine(operator.operation(), left, right, sign);
        }
        while (operators-- > 0) {
            tokens.leave();
        }
        return left;
    }

    private Arithmetic operand() throws BpfSyntaxException {
        Token token = tokens.peek();
        if (token.kind() == Token.Kind.NUMBER) {
            return new Constant((int) tokens.value(tokens.next()));
        }
        if (NamedNumbers.constant(token) != null) {
            tokens.next();
            return new Constant(NamedNumbers.constant(token));
        }
        if (isLength(token)) {
            tokens.next();
            return new Length();
        }
        if (Protocol.of(token) != null && tokens.peek(1).is("[")) {
            return packetData();
        }
        if (!token.is("-") && !token.is("(")) {
            throw tokens.unexpected("a number, 'len' or a protocol with '['");
        }
        tokens.next();
        tokens.enter();
        Arithmetic inner;
        if (token.is("-")) {
            inner = negate(continueFrom(operand(), STRONGEST_RANK));
        } else {
            inner = parse();
            tokens.expect(")");
        }
        tokens.leave();
        return inner;
    }

    private Arithmetic packetData() throws BpfSyntaxException {
        Token protocol = tokens.next();
        tokens.expect("[");
        tokens.enter();
        Arithmetic index = parse();
        LoadSize size = LoadSize.BYTE;
        if (tokens.accept(":")) {
            size = size();
        }
        tokens.leave();
        tokens.expect("]");
        return new PacketData(Protocol.of(protocol), index, size, protocol.column());
    }

    private LoadSize size() throws BpfSyntaxException {
        Token place = tokens.peek();
        long octets = tokens.number("a size");
        for (LoadSize size : LoadSize.values()) {
            if (size.octets() == octets) {
                return size;
            }
        }
        throw tokens.error("the size of data is 1, 2 or 4 octets", place);
    }

    private static boolean isLength(Token token) {
        return token.is("len") || token.is("length");
    }

    private static Arithmetic negate(Arithmetic operand) {
        return operand instanceof Constant constant ? new Constant(-constant.value()) : new Negation(operand);
    }

    private Arithmetic combine(ArithmeticOperation operation, Arithmetic left, Arithmetic right, Token sign)
            throws BpfSyntaxException {
        if (right instanceof Constant constant) {
            boolean divides = operation == ArithmeticOperation.DIVIDE || operation == ArithmeticOperation.MODULO;
            boolean shifts =
                    operation == ArithmeticOperation.SHIFT_LEFT || operation == ArithmeticOperation.SHIFT_RIGHT;
            if (divides && constant.value() == 0) {
                throw tokens.error("division by 0", sign);
            }
            if (shifts && Integer.compareUnsigned(constant.value(), Integer.SIZE) >= 0) {
                throw tokens.error("shift by more than 31 bits", sign);
            }
            if (left instanceof Constant first) {
                return new Constant(calculate(operation, first.value(), constant.value()));
            }
        }
        return new Operation(operation, left, right);
    }

    private static int calculate(ArithmeticOperation operation, int left, int right) {
        return switch (operation) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> Integer.divideUnsigned(left, right);
            case MODULO -> Integer.remainderUnsigned(left, right);
            case AND -> left & right;
            case OR -> left | right;
            case XOR -> left ^ right;
            case SHIFT_LEFT -> left << right;
            case SHIFT_RIGHT -> left >>> right;
        };
    }
}
