package io.rawnet.bpf.text;

import io.rawnet.bpf.ebpf.AluOperation;
import io.rawnet.bpf.ebpf.Comparison;

/** The signs of the kernel's notation. */
final class EbpfSymbols {
    private EbpfSymbols() {}

    static String of(AluOperation operation) {
        return switch (operation) {
            case ADD -> "+=";
            case SUBTRACT -> "-=";
            case MULTIPLY -> "*=";
            case DIVIDE -> "/=";
            case OR -> "|=";
            case AND -> "&=";
            case SHIFT_LEFT -> "<<=";
            case SHIFT_RIGHT -> ">>=";
            case MODULO -> "%=";
            case XOR -> "^=";
            case MOVE -> "=";
            case SIGNED_SHIFT_RIGHT -> "s>>=";
        };
    }

    static String of(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> "==";
            case GREATER -> ">";
            case GREATER_OR_EQUAL -> ">=";
            case ANY_BIT_SET -> "&";
            case NOT_EQUAL -> "!=";
            case SIGNED_GREATER -> "s>";
            case SIGNED_GREATER_OR_EQUAL -> "s>=";
            case LESS -> "<";
            case LESS_OR_EQUAL -> "<=";
            case SIGNED_LESS -> "s<";
            case SIGNED_LESS_OR_EQUAL -> "s<=";
        };
    }
}
