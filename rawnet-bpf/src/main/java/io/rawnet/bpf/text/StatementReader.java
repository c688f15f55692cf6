package io.rawnet.bpf.text;

import io.rawnet.bpf.ArithmeticOperation;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.Extension;
import io.rawnet.bpf.Instruction;
import io.rawnet.bpf.Instruction.ArithmeticConstant;
import io.rawnet.bpf.Instruction.ArithmeticX;
import io.rawnet.bpf.Instruction.LoadAbsolute;
import io.rawnet.bpf.Instruction.LoadExtension;
import io.rawnet.bpf.Instruction.LoadHeaderLength;
import io.rawnet.bpf.Instruction.LoadImmediate;
import io.rawnet.bpf.Instruction.LoadIndirect;
import io.rawnet.bpf.Instruction.LoadLength;
import io.rawnet.bpf.Instruction.LoadScratch;
import io.rawnet.bpf.Instruction.Negate;
import io.rawnet.bpf.Instruction.Return;
import io.rawnet.bpf.Instruction.ReturnA;
import io.rawnet.bpf.Instruction.Store;
import io.rawnet.bpf.Instruction.TransferAToX;
import io.rawnet.bpf.Instruction.TransferXToA;
import io.rawnet.bpf.JumpCondition;
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.Register;

/** Reads a mnemonic and its operand, of either notation: one accepts the words of the other. */
final class StatementReader {

    private final LineScanner line;

    StatementReader(LineScanner line) {
        this.line = line;
    }

    Draft read() throws BpfSyntaxException {
        int column = line.column();
        if (line.accept('.')) {
            line.expectWord("raw");
            return new Draft.Plain(Instruction.of(line.raw(',')));
        }
        String mnemonic = line.word();
        return switch (mnemonic) {
            case "ld" -> new Draft.Plain(load(LoadSize.WORD));
            case "ldh" -> new Draft.Plain(load(LoadSize.HALF_WORD));
            case "ldb" -> new Draft.Plain(load(LoadSize.BYTE));
            case "ldi" -> new Draft.Plain(new LoadImmediate(Register.A, constantWithOptionalSign()));
            case "ldx", "ldxb" -> new Draft.Plain(loadX());
            case "ldxi" -> new Draft.Plain(new LoadImmediate(Register.X, constantWithOptionalSign()));
            case "st" -> new Draft.Plain(new Store(Register.A, slot()));
            case "stx" -> new Draft.Plain(new Store(Register.X, slot()));
            case "neg" -> new Draft.Plain(new Negate());
            case "tax" -> new Draft.Plain(new TransferAToX());
            case "txa" -> new Draft.Plain(new TransferXToA());
            case "ret" -> new Draft.Plain(end());
            case "ja", "jmp" -> new Draft.Unconditional(target());
            default -> arithmeticOrJump(mnemonic, column);
        };
    }

    private Draft arithmeticOrJump(String mnemonic, int column) throws BpfSyntaxException {
        ArithmeticOperation operation = Mnemonics.arithmetic(mnemonic);
        if (operation != null) {
            return new Draft.Plain(
                    acceptX() ? new ArithmeticX(operation) : new ArithmeticConstant(operation, constant()));
        }
        JumpCondition condition = Mnemonics.condition(mnemonic);
        JumpCondition inverted = Mnemonics.invertedCondition(mnemonic);
        if (condition == null && inverted == null) {
            throw mnemonic.isEmpty()
                    ? line.expected("an instruction")
                    : line.error("no instruction is called '" + mnemonic + "'", column);
        }
        Long constant = acceptX() ? null : Long.valueOf(constant());
        Draft.Target first = null;
        Draft.Target second = null;
        if (line.acceptWord("jt")) {
            first = target();
            line.expectWord("jf");
            second = target();
        } else {
            line.expect(',');
            first = target();
            if (line.accept(',')) {
                second = target();
            }
        }
        return condition != null
                ? new Draft.Conditional(condition, constant, first, second)
                : new Draft.Conditional(inverted, constant, second, first);
    }

    private Instruction load(LoadSize size) throws BpfSyntaxException {
        int column = line.column();
        if (line.accept('[')) {
            if (line.acceptWord("x") || acceptPercentX()) {
                int offset = line.peek() == ']' ? 0 : offsetBehindX();
                line.expect(']');
                return new LoadIndirect(size, offset);
            }
            Instruction load = Character.isLetter(line.peek()) ? extension(size) : absolute(size, (int) line.number());
            line.expect(']');
            return load;
        }
        if (size == LoadSize.WORD && line.peek() == 'M') {
            return new LoadScratch(Register.A, slot());
        }
        boolean sign = line.accept('#');
        if (Character.isLetter(line.peek())) {
            return line.acceptWord("len") || line.acceptWord("pktlen") ? length(size, column) : extension(size);
        }
        if (!sign || size != LoadSize.WORD) {
            throw line.error(
                    "expected '[offset]', '[x + offset]' or a name such as '#proto'"
                            + (size == LoadSize.WORD ? ", 'M[slot]' or '#constant'" : ""),
                    column);
        }
        return new LoadImmediate(Register.A, line.number());
    }

    private Instruction length(LoadSize size, int column) throws BpfSyntaxException {
        if (size != LoadSize.WORD) {
            throw line.error("the length is loaded with 'ld' or 'ldx'", column);
        }
        return new LoadLength(Register.A);
    }

    private int offsetBehindX() throws BpfSyntaxException {
        boolean minus = line.peek() == '-';
        if (!minus) {
            line.expect('+');
        }
        return (int) line.number();
    }

    private static Instruction absolute(LoadSize size, int offset) {
        return Extension.at(offset)
                .map(extension -> (Instruction) new LoadExtension(size, extension))
                .orElseGet(() -> new LoadAbsolute(size, offset));
    }

    private Instruction extension(LoadSize size) throws BpfSyntaxException {
        int column = line.column();
        String name = line.word();
        Extension extension = Mnemonics.extension(name);
        if (extension == null) {
            throw line.error("no extension is called '" + name + "'", column);
        }
        return new LoadExtension(size, extension);
    }

    private Instruction loadX() throws BpfSyntaxException {
        if (line.peek() == 'M') {
            return new LoadScratch(Register.X, slot());
        }
        if (line.peek() == '4') {
            line.expectAll("4*([");
            int offset = (int) line.number();
            line.expectAll("]&");
            int column = line.column();
            if (line.number() != 0xf) {
                throw line.error("the mask is 0xf", column);
            }
            line.expect(')');
            return new LoadHeaderLength(offset);
        }
        boolean sign = line.accept('#');
        if (line.acceptWord("len") || line.acceptWord("pktlen")) {
            return new LoadLength(Register.X);
        }
        if (!sign) {
            throw line.expected("'#constant', '#len', 'M[slot]' or '4*([offset]&0xf)'");
        }
        return new LoadImmediate(Register.X, line.number());
    }

    private Instruction end() throws BpfSyntaxException {
        if (line.atEnd()) {
            return new ReturnA();
        }
        line.accept('%');
        return line.acceptWord("a") ? new ReturnA() : new Return(constant());
    }

    private int slot() throws BpfSyntaxException {
        line.expectWord("M");
        line.expect('[');
        int slot = line.number("a scratch slot", Instruction.SCRATCH_SLOTS - 1);
        line.expect(']');
        return slot;
    }

    private long constant() throws BpfSyntaxException {
        line.expect('#');
        return line.number();
    }

    private long constantWithOptionalSign() throws BpfSyntaxException {
        line.accept('#');
        return line.number();
    }

    private boolean acceptX() {
        return line.acceptWord("x") || acceptPercentX();
    }

    private boolean acceptPercentX() {
        return line.accept('%') && line.acceptWord("x");
    }

    private Draft.Target target() throws BpfSyntaxException {
        int column = line.column();
        String name = line.word();
        if (name.isEmpty()) {
            throw line.expected("where to jump to");
        }
        return new Draft.Target(name, line, column);
    }
}
