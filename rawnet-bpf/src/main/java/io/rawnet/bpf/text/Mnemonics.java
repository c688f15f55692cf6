package io.rawnet.bpf.text;

import io.rawnet.bpf.ArithmeticOperation;
import io.rawnet.bpf.Extension;
import io.rawnet.bpf.JumpCondition;
import java.util.Map;

/** The words for operations, conditions and extensions. */
final class Mnemonics {

    private static final Map<ArithmeticOperation, String> ARITHMETIC = Map.of(
            ArithmeticOperation.ADD, "add",
            ArithmeticOperation.SUBTRACT, "sub",
            ArithmeticOperation.MULTIPLY, "mul",
            ArithmeticOperation.DIVIDE, "div",
            ArithmeticOperation.MODULO, "mod",
            ArithmeticOperation.AND, "and",
            ArithmeticOperation.OR, "or",
            ArithmeticOperation.XOR, "xor",
            ArithmeticOperation.SHIFT_LEFT, "lsh",
            ArithmeticOperation.SHIFT_RIGHT, "rsh");

    private static final Map<JumpCondition, String> CONDITIONS = Map.of(
            JumpCondition.EQUAL, "jeq",
            JumpCondition.GREATER, "jgt",
            JumpCondition.GREATER_OR_EQUAL, "jge",
            JumpCondition.ANY_BIT_SET, "jset");

    private static final Map<String, JumpCondition> INVERTED_CONDITIONS = Map.of(
            "jne", JumpCondition.EQUAL,
            "jneq", JumpCondition.EQUAL,
            "jle", JumpCondition.GREATER,
            "jlt", JumpCondition.GREATER_OR_EQUAL);

    /** The one name for which the two notations differ. */
    static final String TCPDUMP_VLAN_TAG_PRESENT = "vlanp";

    private Mnemonics() {}

    static String of(ArithmeticOperation operation) {
        return ARITHMETIC.get(operation);
    }

    static String of(JumpCondition condition) {
        return CONDITIONS.get(condition);
    }

    /** {@return the operation, or null} */
    static ArithmeticOperation arithmetic(String mnemonic) {
        return key(ARITHMETIC, mnemonic);
    }

    /** {@return the condition, or null} */
    static JumpCondition condition(String mnemonic) {
        return key(CONDITIONS, mnemonic);
    }

    /** {@return the condition whose contrary a mnemonic asks for, or null} */
    static JumpCondition invertedCondition(String mnemonic) {
        return INVERTED_CONDITIONS.get(mnemonic);
    }

    /** {@return the extension, or null} */
    static Extension extension(String name) {
        if (name.equals(TCPDUMP_VLAN_TAG_PRESENT)) {
            return Extension.VLAN_TAG_PRESENT;
        }
        for (Extension extension : Extension.values()) {
            if (extension.mnemonic().filter(name::equals).isPresent()) {
                return extension;
            }
        }
        return null;
    }

    /** Arithmetic on bits reads better in hexadecimal, as tcpdump has it. */
    static boolean isBitwise(ArithmeticOperation operation) {
        return operation == ArithmeticOperation.AND
                || operation == ArithmeticOperation.OR
                || operation == ArithmeticOperation.XOR;
    }

    private static <T> T key(Map<T, String> mnemonics, String mnemonic) {
        for (Map.Entry<T, String> entry : mnemonics.entrySet()) {
            if (entry.getValue().equals(mnemonic)) {
                return entry.getKey();
            }
        }
        return null;
    }
}
