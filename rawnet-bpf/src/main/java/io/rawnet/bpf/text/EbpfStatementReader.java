package io.rawnet.bpf.text;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.ebpf.AluOperation;
import io.rawnet.bpf.ebpf.Comparison;
import io.rawnet.bpf.ebpf.EbpfInstruction;
import io.rawnet.bpf.ebpf.EbpfInstruction.Arithmetic;
import io.rawnet.bpf.ebpf.EbpfInstruction.Call;
import io.rawnet.bpf.ebpf.EbpfInstruction.ConvertByteOrder;
import io.rawnet.bpf.ebpf.EbpfInstruction.Exit;
import io.rawnet.bpf.ebpf.EbpfInstruction.Jump;
import io.rawnet.bpf.ebpf.EbpfInstruction.JumpIf;
import io.rawnet.bpf.ebpf.EbpfInstruction.Load;
import io.rawnet.bpf.ebpf.EbpfInstruction.LoadConstant;
import io.rawnet.bpf.ebpf.EbpfInstruction.LoadMap;
import io.rawnet.bpf.ebpf.EbpfInstruction.Negate;
import io.rawnet.bpf.ebpf.EbpfInstruction.Store;
import io.rawnet.bpf.ebpf.EbpfOperand;
import io.rawnet.bpf.ebpf.EbpfRegister;
import io.rawnet.bpf.ebpf.MemorySize;
import io.rawnet.bpf.ebpf.RawEbpfInstruction;
import io.rawnet.bpf.ebpf.RegisterWidth;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads one instruction of eBPF in the kernel's notation. */
final class EbpfStatementReader {

    private static final int LARGEST_NIBBLE = 15;

    private final LineScanner line;
    private final boolean wide;

    /**
     * Reads from a line.
     *
     * @param wide whether a constant without {@code ll} has 64 bits too, because the code says so
     */
    EbpfStatementReader(LineScanner line, boolean wide) {
        this.line = line;
        this.wide = wide;
    }

    EbpfDraft read() throws BpfSyntaxException {
        int column = line.column();
        if (line.accept('.')) {
            line.expectWord("raw");
            return plain(raw());
        }
        if (line.peek() == '*') {
            return plain(store());
        }
        String word = line.word();
        return switch (word) {
            case "exit" -> plain(new Exit());
            case "call" -> plain(call());
            case "goto" -> jump();
            case "if" -> jumpIf();
            default -> {
                if (word.isEmpty()) {
                    throw line.expected("an instruction");
                }
                line.back(column);
                yield plain(assignment());
            }
        };
    }

    private static EbpfDraft plain(EbpfInstruction instruction) {
        return new EbpfDraft(instruction, null);
    }

    private EbpfInstruction assignment() throws BpfSyntaxException {
        RegisterWidth width = width();
        EbpfRegister destination = register(width);
        AluOperation operation = operation();
        if (operation != AluOperation.MOVE) {
            return new Arithmetic(width, operation, destination, operand(width));
        }
        if (width == RegisterWidth.BITS_64) {
            EbpfInstruction wideOnly = wideAssignment(destination);
            if (wideOnly != null) {
                return wideOnly;
            }
        }
        int column = line.column();
        if (line.accept('-') && isRegister(width)) {
            readAgain(destination, width);
            return new Negate(width, destination);
        }
        line.back(column);
        return new Arithmetic(width, operation, destination, operand(width));
    }

    /** {@return what can be assigned to all 64 bits of a register only, or null if something else follows} */
    private EbpfInstruction wideAssignment(EbpfRegister destination) throws BpfSyntaxException {
        int column = line.column();
        if (line.peek() == '*') {
            MemorySize size = size();
            EbpfRegister base = base();
            return new Load(size, destination, base, offset());
        }
        if (line.acceptWord("map")) {
            line.expectAll("[fd:");
            int descriptor = (int) line.number();
            line.expect(']');
            return new LoadMap(destination, descriptor);
        }
        String word = line.word();
        if (word.matches("[bl]e(16|32|64)")) {
            readAgain(destination, RegisterWidth.BITS_64);
            ByteOrder order = word.charAt(0) == 'b' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            return new ConvertByteOrder(order, Integer.parseInt(word.substring(2)), destination);
        }
        if (word.matches("0x[0-9a-fA-F]{1,16}") && (line.acceptWord("ll") || wide)) {
            return new LoadConstant(destination, Long.parseUnsignedLong(word.substring(2), 16));
        }
        line.back(column);
        return null;
    }

    private EbpfInstruction store() throws BpfSyntaxException {
        MemorySize size = size();
        EbpfRegister base = base();
        int offset = offset();
        line.expect('=');
        return new Store(size, base, offset, operand(RegisterWidth.BITS_64));
    }

    private EbpfInstruction call() throws BpfSyntaxException {
        line.word();
        line.expect('#');
        return new Call((int) line.number());
    }

    private EbpfDraft jumpIf() throws BpfSyntaxException {
        RegisterWidth width = width();
        EbpfRegister left = register(width);
        Comparison comparison = comparison();
        EbpfOperand right = operand(width);
        line.expectWord("goto");
        EbpfDraft jump = jump();
        int skip = ((Jump) jump.instruction()).skip();
        return new EbpfDraft(new JumpIf(width, left, comparison, right, skip), jump.label());
    }

    private EbpfDraft jump() throws BpfSyntaxException {
        int column = line.column();
        String label = line.word();
        if (label.equals("pc") && (line.peek() == '+' || line.peek() == '-')) {
            return plain(new Jump(signed()));
        }
        if (label.isEmpty()) {
            throw line.expected("a label or 'pc' and a number of slots");
        }
        return new EbpfDraft(new Jump(0), new Draft.Target(label, line, column));
    }

    private MemorySize size() throws BpfSyntaxException {
        line.expectAll("*(");
        int column = line.column();
        String name = line.word();
        for (MemorySize size : MemorySize.values()) {
            if (size.name().toLowerCase(Locale.ROOT).equals(name)) {
                line.expectAll("*)");
                return size;
            }
        }
        throw line.error("expected 'u8', 'u16', 'u32' or 'u64'", column);
    }

    private EbpfRegister base() throws BpfSyntaxException {
        line.expect('(');
        return register(RegisterWidth.BITS_64);
    }

    private int offset() throws BpfSyntaxException {
        int offset = signed();
        line.expect(')');
        return offset;
    }

    /** Reads a number of 16 bits behind its sign. */
    private int signed() throws BpfSyntaxException {
        int column = line.column();
        if (!line.accept('+') && line.peek() != '-') {
            throw line.expected("'+' or '-'");
        }
        int number = (int) line.number();
        if (number != (short) number) {
            throw line.error("expected a number from -32768 to +32767", column);
        }
        return number;
    }

    private EbpfOperand operand(RegisterWidth width) throws BpfSyntaxException {
        return isRegister(width) ? register(width) : EbpfOperand.constant((int) line.number());
    }

    private RegisterWidth width() {
        return line.peek() == RegisterWidth.BITS_32.prefix() ? RegisterWidth.BITS_32 : RegisterWidth.BITS_64;
    }

    private boolean isRegister(RegisterWidth width) {
        return line.peek() == width.prefix();
    }

    private EbpfRegister register(RegisterWidth width) throws BpfSyntaxException {
        int column = line.column();
        String word = line.word();
        for (EbpfRegister register : EbpfRegister.values()) {
            if (word.equals("" + width.prefix() + register.number())) {
                return register;
            }
        }
        throw line.error("expected a register from " + width.prefix() + "0 to " + width.prefix() + "10", column);
    }

    private void readAgain(EbpfRegister destination, RegisterWidth width) throws BpfSyntaxException {
        int column = line.column();
        if (register(width) != destination) {
            throw line.error("this changes one register: the second name is that of the first", column);
        }
    }

    private AluOperation operation() throws BpfSyntaxException {
        for (AluOperation operation : AluOperation.values()) {
            if (line.acceptText(EbpfSymbols.of(operation))) {
                return operation;
            }
        }
        throw line.expected("'=', '+=' or another operation");
    }

    /** Reads the longest sign that fits, since some are the beginning of others. */
    private Comparison comparison() throws BpfSyntaxException {
        Comparison found = Stream.of(Comparison.values())
                .filter(comparison -> line.comes(EbpfSymbols.of(comparison)))
                .max(Comparator.comparing(
                        comparison -> EbpfSymbols.of(comparison).length()))
                .orElseThrow(() -> line.expected("'==' or another comparison"));
        line.acceptText(EbpfSymbols.of(found));
        return found;
    }

    private EbpfInstruction raw() throws BpfSyntaxException {
        int code = line.number("the code", 0xff);
        line.expect(',');
        int destination = line.number("the destination", LARGEST_NIBBLE);
        line.expect(',');
        int source = line.number("the source", LARGEST_NIBBLE);
        line.expect(',');
        int column = line.column();
        int offset = (int) line.number();
        if (offset != (short) offset) {
            throw line.error("the offset is -32768 to 32767", column);
        }
        line.expect(',');
        return EbpfInstruction.of(new RawEbpfInstruction(code, destination, source, offset, (int) line.number()));
    }
}
