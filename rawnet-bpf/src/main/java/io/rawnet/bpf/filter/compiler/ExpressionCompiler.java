package io.rawnet.bpf.filter.compiler;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.Instruction;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.compiler.Flow.TooManyTestsException;
import io.rawnet.bpf.filter.compiler.Selector.OutOfScratchException;
import io.rawnet.codec.number.LinkType;
import java.util.List;
import java.util.OptionalInt;

/** The way from the text of an expression to a program, step by step. */
public final class ExpressionCompiler {

    private static final int LONGEST_EXPRESSION = 16_384;

    /** The optimizer removes most tests of a long list, but not three in four; and its time is bounded by this. */
    private static final int MOST_TESTS = 4 * BpfProgram.MAXIMUM_SIZE;

    private ExpressionCompiler() {}

    /**
     * {@return the target of captured packets}
     *
     * @param linkType what packets start with
     * @throws IllegalArgumentException if the link type is not supported
     */
    public static Target captureOf(LinkType linkType) {
        LinkLayer layer = LinkLayer.of(linkType);
        if (layer == null) {
            throw new IllegalArgumentException("expressions do not know link type " + linkType.number());
        }
        return new Target(layer, Target.Origin.CAPTURE, OptionalInt.empty(), null);
    }

    /**
     * {@return the target of what a socket receives}
     *
     * @param socket the kind of the socket
     */
    public static Target socketOf(SocketKind socket) {
        return new Target(LinkLayer.of(socket), Target.Origin.SOCKET, OptionalInt.empty(), null);
    }

    /**
     * Compiles an expression.
     *
     * @param expression the text
     * @param target what it is compiled for
     * @param octets what the program returns for a packet it accepts
     * @return the instructions of the program
     * @throws BpfSyntaxException if the text is no expression, asks for what the packets do not have, or asks for too much
     */
    public static List<Instruction> compile(String expression, Target target, long octets) throws BpfSyntaxException {
        if (expression.length() > LONGEST_EXPRESSION) {
            throw new BpfSyntaxException(
                    "expressions are at most " + LONGEST_EXPRESSION + " characters long",
                    expression,
                    1,
                    LONGEST_EXPRESSION + 1);
        }
        Expression parsed = Parser.parse(expression, target.names());
        Flow flow;
        try {
            flow = Flow.of(Translator.translate(parsed, expression, target), MOST_TESTS);
        } catch (TooManyTestsException e) {
            throw tooLong("far more", expression);
        }
        Optimizer.optimize(flow);
        return instructions(flow, octets, expression);
    }

    private static List<Instruction> instructions(Flow flow, long octets, String expression) throws BpfSyntaxException {
        try {
            List<Instruction> instructions = Layout.instructions(flow, octets);
            if (instructions.size() <= BpfProgram.MAXIMUM_SIZE) {
                return instructions;
            }
            throw tooLong(Integer.toString(instructions.size()), expression);
        } catch (OutOfScratchException e) {
            throw new BpfSyntaxException(
                    "arithmetic that needs more than " + Instruction.SCRATCH_SLOTS + " intermediate results at once",
                    expression,
                    1,
                    1);
        }
    }

    private static BpfSyntaxException tooLong(String instructions, String expression) {
        return new BpfSyntaxException(
                "the program would have " + instructions + " instructions, and " + BpfProgram.MAXIMUM_SIZE
                        + " are the most",
                expression,
                1,
                1);
    }
}
