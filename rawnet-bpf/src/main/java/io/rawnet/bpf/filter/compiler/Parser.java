package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.ArithmeticOperation;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.JumpCondition;
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.NameResolver;
import io.rawnet.bpf.filter.compiler.Expression.And;
import io.rawnet.bpf.filter.compiler.Expression.Broadcast;
import io.rawnet.bpf.filter.compiler.Expression.Comparison;
import io.rawnet.bpf.filter.compiler.Expression.Encapsulation;
import io.rawnet.bpf.filter.compiler.Expression.InterfaceIndex;
import io.rawnet.bpf.filter.compiler.Expression.IsisTypes;
import io.rawnet.bpf.filter.compiler.Expression.Llc;
import io.rawnet.bpf.filter.compiler.Expression.Multicast;
import io.rawnet.bpf.filter.compiler.Expression.Not;
import io.rawnet.bpf.filter.compiler.Expression.OfProtocol;
import io.rawnet.bpf.filter.compiler.Expression.Or;
import io.rawnet.bpf.filter.compiler.Expression.Outbound;
import io.rawnet.bpf.filter.compiler.Expression.PppoeDiscovery;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an expression by recursive descent. {@code and} and {@code or} bind equally and to the left, {@code not} binds tighter. A value
 * without qualifiers after {@code and} or {@code or} inherits those of the value before.
 */
final class Parser {

    /** What a term turned out to be: a condition, or arithmetic that waits for its comparison; and what a value may inherit from it. */
    private record Term(Expression expression, Arithmetic arithmetic, Qualifiers qualifiers) {
        static Term of(Expression expression) {
            return new Term(expression, null, null);
        }

        static Term of(Arithmetic arithmetic) {
            return new Term(null, arithmetic, null);
        }
    }

    private final TokenStream tokens;
    private final ArithmeticParser arithmetic;
    private final ValueParser values;

    private Parser(TokenStream tokens, NameResolver names) {
        this.tokens = tokens;
        this.arithmetic = new ArithmeticParser(tokens);
        this.values = new ValueParser(tokens, names);
    }

    /**
     * {@return the tree; an empty expression, which accepts everything, is an empty conjunction}
     *
     * @param names where addresses of names come from, or null to refuse names
     */
    static Expression parse(String expression, NameResolver names) throws BpfSyntaxException {
        return new Parser(new TokenStream(expression), names).parse();
    }

    private Expression parse() throws BpfSyntaxException {
        if (tokens.peek().kind() == Token.Kind.END) {
            return new And(List.of());
        }
        Expression expression = condition(junction());
        if (tokens.peek().kind() != Token.Kind.END) {
            throw tokens.unexpected("'and', 'or' or the end");
        }
        return expression;
    }

    private Expression condition(Term term) throws BpfSyntaxException {
        if (term.arithmetic() != null) {
            throw tokens.unexpected("a comparison such as '= 0'");
        }
        return term.expression();
    }

    private Term junction() throws BpfSyntaxException {
        Term left = term();
        int changes = 0;
        while (left.arithmetic() == null && (atAnd() || atOr())) {
            boolean and = atAnd();
            List<Expression> parts = new ArrayList<>(List.of(left.expression()));
            Qualifiers inherited = left.qualifiers();
            while (and ? tokens.accept("and", "&&") : tokens.accept("or", "||")) {
                Term right = termOrValue(inherited);
                parts.add(condition(right));
                inherited = right.qualifiers();
            }
            left = new Term(and ? new And(parts) : new Or(parts), null, inherited);
            tokens.enter();
            changes++;
        }
        while (changes-- > 0) {
            tokens.leave();
        }
        return left;
    }

    private boolean atAnd() {
        return tokens.at("and") || tokens.at("&&");
    }

    private boolean atOr() {
        return tokens.at("or") || tokens.at("||");
    }

    private Term termOrValue(Qualifiers inherited) throws BpfSyntaxException {
        if (!values.starts()) {
            return term();
        }
        if (inherited == null) {
            throw tokens.error(
                    "a value here needs its qualifiers, such as 'host' or 'port'; none precede it that it could inherit",
                    tokens.peek());
        }
        return new Term(values.parse(inherited), null, inherited);
    }

    private Term term() throws BpfSyntaxException {
        if (tokens.accept("not", "!")) {
            tokens.enter();
            Term negated = term();
            tokens.leave();
            return new Term(new Not(condition(negated)), null, negated.qualifiers());
        }
        if (arithmetic.starts()) {
            return comparison(arithmetic.parse());
        }
        if (tokens.accept("(")) {
            tokens.enter();
            Term inner = junction();
            tokens.leave();
            tokens.expect(")");
            return inner.arithmetic() != null
                    ? comparison(arithmetic.continueFrom(inner.arithmetic()))
                    : Term.of(inner.expression());
        }
        return primitive();
    }

    private Term comparison(Arithmetic left) throws BpfSyntaxException {
        Token sign = tokens.peek();
        if (!Relation.isRelation(sign)) {
            return Term.of(left);
        }
        tokens.next();
        Relation relation = Relation.of(sign);
        return Term.of(
                new Comparison(left, relation.condition(), relation.inverted(), arithmetic.parse(), sign.column()));
    }

    private Term primitive() throws BpfSyntaxException {
        Token token = tokens.peek();
        Protocol protocol = Protocol.of(token);
        if (protocol != null) {
            tokens.next();
            return qualified(protocol, token);
        }
        if (isQualifier()) {
            return qualified(null, token);
        }
        tokens.next();
        return switch (token.kind() == Token.Kind.WORD && !token.escaped() ? token.text() : "") {
            case "less" -> length(JumpCondition.GREATER, true, token);
            case "greater" -> length(JumpCondition.GREATER_OR_EQUAL, false, token);
            case "inbound" -> Term.of(new Outbound(false, token.column()));
            case "outbound" -> Term.of(new Outbound(true, token.column()));
            case "ifindex" -> Term.of(new InterfaceIndex(tokens.number("an interface index"), token.column()));
            case "llc" ->
                Term.of(new Llc(
                        OsiTests.isLlcType(tokens.peek()) ? tokens.next().text() : null, token.column()));
            case "l1", "l2", "iih", "lsp", "snp", "csnp", "psnp" -> Term.of(new IsisTypes(token.text()));
            case "byte" -> octet(token);
            case "geneve" -> encapsulation(Encapsulation.Kind.GENEVE, token);
            case "vxlan" -> encapsulation(Encapsulation.Kind.VXLAN, token);
            case "vlan" -> encapsulation(Encapsulation.Kind.VLAN, token);
            case "mpls" -> encapsulation(Encapsulation.Kind.MPLS, token);
            case "pppoes" -> encapsulation(Encapsulation.Kind.PPPOE, token);
            case "pppoed" -> Term.of(new PppoeDiscovery());
            default -> throw noPrimitive(token);
        };
    }

    private BpfSyntaxException noPrimitive(Token token) {
        if (Keywords.isUnsupported(token)) {
            return tokens.error("'" + token.text() + "' is not supported here", token);
        }
        boolean value = token.kind() != Token.Kind.SYMBOL && token.kind() != Token.Kind.END;
        return tokens.error(
                value && !Keywords.isKeyword(token)
                        ? "a value here needs its qualifiers, such as 'host' or 'port'"
                        : "expected a condition and not " + token.description(),
                token);
    }

    private Term length(JumpCondition condition, boolean inverted, Token token) throws BpfSyntaxException {
        Arithmetic limit = new Arithmetic.Constant((int) tokens.number("a length"));
        return Term.of(new Comparison(new Arithmetic.Length(), condition, inverted, limit, token.column()));
    }

    /** {@code byte 14 & 0x40}: an octet of the packet, a sign and a number. */
    private Term octet(Token token) throws BpfSyntaxException {
        Arithmetic index = new Arithmetic.Constant((int) tokens.number("an offset"));
        Arithmetic octet = new Arithmetic.PacketData(Protocol.LINK, index, LoadSize.BYTE, token.column());
        Token sign = tokens.next();
        Arithmetic number = new Arithmetic.Constant((int) tokens.number("a number"));
        return Term.of(
                switch (sign.kind() == Token.Kind.SYMBOL ? sign.text() : "") {
                    case "=", "==" -> new Comparison(octet, JumpCondition.EQUAL, false, number, sign.column());
                    case "<" -> new Comparison(octet, JumpCondition.GREATER_OR_EQUAL, true, number, sign.column());
                    case ">" -> new Comparison(octet, JumpCondition.GREATER, false, number, sign.column());
                    case "&" -> new Comparison(octet, JumpCondition.ANY_BIT_SET, false, number, sign.column());
                    case "|" ->
                        new Comparison(
                                new Arithmetic.Operation(ArithmeticOperation.OR, octet, number),
                                JumpCondition.EQUAL,
                                true,
                                new Arithmetic.Constant(0),
                                sign.column());
                    default ->
                        throw tokens.error("expected '=', '<', '>', '&' or '|' and not " + sign.description(), sign);
                });
    }

    private Term encapsulation(Encapsulation.Kind kind, Token token) throws BpfSyntaxException {
        Long label = tokens.atNumber() ? tokens.number("a label") : null;
        return Term.of(new Encapsulation(kind, label, token.column()));
    }

    private boolean isQualifier() {
        return switch (tokens.peek().escaped() ? "" : tokens.peek().text()) {
            case "src",
                    "dst",
                    "host",
                    "net",
                    "port",
                    "portrange",
                    "proto",
                    "protochain",
                    "gateway",
                    "broadcast",
                    "multicast" -> true;
            default -> false;
        };
    }

    private Term qualified(Protocol protocol, Token first) throws BpfSyntaxException {
        if (!isQualifier()) {
            return Term.of(new OfProtocol(protocol, first.column()));
        }
        Token place = tokens.peek();
        if (tokens.accept("broadcast")) {
            return Term.of(new Broadcast(protocol, place.column()));
        }
        if (tokens.accept("multicast")) {
            return Term.of(new Multicast(protocol, place.column()));
        }
        Direction direction = direction();
        Qualifiers qualifiers = new Qualifiers(protocol, direction, kind(direction));
        return new Term(values.parse(qualifiers), null, qualifiers);
    }

    private Direction direction() {
        boolean source = tokens.at("src");
        if (!source && !tokens.at("dst")) {
            return null;
        }
        tokens.next();
        if ((atAnd() || atOr()) && tokens.peek(1).is(source ? "dst" : "src")) {
            Direction both = atAnd() ? Direction.BOTH : Direction.EITHER;
            tokens.next();
            tokens.next();
            return both;
        }
        return source ? Direction.SOURCE : Direction.DESTINATION;
    }

    private Qualifiers.Kind kind(Direction direction) throws BpfSyntaxException {
        Token token = tokens.peek();
        if (tokens.accept("net")) {
            return Qualifiers.Kind.NET;
        }
        if (tokens.accept("port")) {
            return Qualifiers.Kind.PORT;
        }
        if (tokens.accept("portrange")) {
            return Qualifiers.Kind.PORT_RANGE;
        }
        if (tokens.accept("proto", "protochain")) {
            if (direction != null) {
                throw tokens.error("'" + token.text() + "' has no direction", token);
            }
            return token.is("proto") ? Qualifiers.Kind.PROTOCOL : Qualifiers.Kind.PROTOCOL_CHAIN;
        }
        if (tokens.at("gateway")) {
            throw tokens.error("'gateway' is not supported; write 'ether host' and 'not host'", token);
        }
        tokens.accept("host");
        return Qualifiers.Kind.HOST;
    }
}
