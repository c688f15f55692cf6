package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.JumpCondition;
import java.util.Map;

/** The comparisons of the language, in terms of those that the machine has. */
record Relation(JumpCondition condition, boolean inverted) {

    private static final Map<String, Relation> BY_SIGN = Map.of(
            "=", new Relation(JumpCondition.EQUAL, false),
            "==", new Relation(JumpCondition.EQUAL, false),
            "!=", new Relation(JumpCondition.EQUAL, true),
            ">", new Relation(JumpCondition.GREATER, false),
            "<=", new Relation(JumpCondition.GREATER, true),
            ">=", new Relation(JumpCondition.GREATER_OR_EQUAL, false),
            "<", new Relation(JumpCondition.GREATER_OR_EQUAL, true));

    static boolean isRelation(Token token) {
        return token.kind() == Token.Kind.SYMBOL && BY_SIGN.containsKey(token.text());
    }

    static Relation of(Token token) {
        return BY_SIGN.get(token.text());
    }
}
