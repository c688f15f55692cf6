package io.rawnet.bpf.xdp;

import static io.rawnet.bpf.ebpf.EbpfOperand.constant;

import io.rawnet.bpf.ArithmeticOperation;
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
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.Register;
import io.rawnet.bpf.ebpf.AluOperation;
import io.rawnet.bpf.ebpf.Comparison;
import io.rawnet.bpf.ebpf.EbpfInstruction;
import io.rawnet.bpf.ebpf.EbpfOperand;
import io.rawnet.bpf.ebpf.EbpfProgram;
import io.rawnet.bpf.ebpf.EbpfRegister;
import io.rawnet.bpf.ebpf.MemorySize;
import io.rawnet.bpf.ebpf.RegisterWidth;
import java.util.List;

/** Translates one instruction after the other, but for those to which nothing leads. */
final class Translator {

    private static final int HEADER_LENGTH_MASK = 0xf;
    private static final int HEADER_LENGTH_UNIT_BITS = 2;

    private final ClassicProgram program;
    private final Requirements requirements;
    private final Code code = new Code();
    private final FrameLoads frame = new FrameLoads(code);
    private final ExtensionLoads extensions = new ExtensionLoads(code, frame);
    private final LoadsAtX loadsAtX;
    private final Branches branches;

    /**
     * Makes a translator.
     *
     * @param byCall whether the kernel is called for loads at X and the length
     */
    Translator(ClassicProgram program, boolean byCall) {
        this.program = program;
        loadsAtX = byCall ? new LoadsByCall(code, frame) : new LoadsByAddress(code, frame);
        requirements = new Requirements(program);
        branches = new Branches(program, requirements, code);
    }

    EbpfProgram translate(List<EbpfInstruction> accept, List<EbpfInstruction> reject) throws UntranslatableException {
        code.move(XdpFilter.CONTEXT, EbpfRegister.R1);
        code.load(ContextField.DATA, Code.FRAME);
        set(Code.A, constant(0));
        set(Code.X, constant(0));
        branches.goTo(0, 0);
        for (int index = 0; index < program.size(); index++) {
            if (branches.begin(index)) {
                translate(index, program.at(index));
            }
        }
        return new EbpfProgram(code.finish(accept, reject));
    }

    private void translate(int index, Instruction instruction) throws UntranslatableException {
        if (instruction instanceof Return) {
            code.jump(code.accept());
        } else if (instruction instanceof ReturnA) {
            code.jumpIf(Code.A, Comparison.EQUAL, constant(0), code.reject());
            code.jump(code.accept());
        } else if (program.successors(index).length > 1) {
            branches.jumpIf(index);
        } else {
            calculate(index, instruction);
            if (program.setsX(index)) {
                code.know(code.known().withoutAddressOfX());
            }
            branches.goTo(program.successors(index)[0], index + 1);
        }
        branches.checkLimit(index);
    }

    private void calculate(int index, Instruction instruction) throws UntranslatableException {
        if (instruction instanceof LoadImmediate load) {
            set(of(load.register()), constant((int) load.value()));
        } else if (instruction instanceof LoadLength load) {
            loadsAtX.loadLength(of(load.register()));
        } else if (instruction instanceof LoadScratch load) {
            code.load(MemorySize.U32, of(load.register()), EbpfRegister.R10, stackOffset(load.slot()));
        } else if (instruction instanceof Store store) {
            code.append(new EbpfInstruction.Store(
                    MemorySize.U32, EbpfRegister.R10, stackOffset(store.slot()), of(store.register())));
        } else if (instruction instanceof LoadAbsolute load) {
            frame.loadAt(Position.of(load.offset()), load.size(), Code.A, requirements.fromStart(index));
        } else if (instruction instanceof LoadIndirect load) {
            if (requirements.isPlain(index, load)) {
                loadsAtX.loadBehindX(load.offset(), load.size(), requirements.fromX(index));
            } else {
                loadsAtX.loadAtSum(load.offset(), load.size());
            }
        } else if (instruction instanceof LoadHeaderLength load) {
            frame.loadAt(Position.of(load.offset()), LoadSize.BYTE, Code.X, requirements.fromStart(index));
            code.calculate(AluOperation.AND, Code.X, constant(HEADER_LENGTH_MASK));
            code.calculate(AluOperation.SHIFT_LEFT, Code.X, constant(HEADER_LENGTH_UNIT_BITS));
        } else if (instruction instanceof LoadExtension load) {
            extensions.load(load.extension(), index, requirements.fromStart(index));
        } else if (instruction instanceof ArithmeticConstant arithmetic) {
            code.calculate(of(arithmetic.operation()), Code.A, constant((int) arithmetic.operand()));
        } else if (instruction instanceof ArithmeticX arithmetic) {
            calculateWithX(arithmetic.operation());
        } else if (instruction instanceof Negate) {
            code.append(new EbpfInstruction.Negate(RegisterWidth.BITS_32, Code.A));
        } else if (instruction instanceof TransferAToX) {
            set(Code.X, Code.A);
        } else if (instruction instanceof TransferXToA) {
            set(Code.A, Code.X);
        }
    }

    private void set(EbpfRegister destination, EbpfOperand source) {
        code.calculate(AluOperation.MOVE, destination, source);
    }

    private void calculateWithX(ArithmeticOperation operation) {
        if (operation == ArithmeticOperation.DIVIDE || operation == ArithmeticOperation.MODULO) {
            code.jumpIf(Code.X, Comparison.EQUAL, constant(0), code.reject());
        }
        code.calculate(of(operation), Code.A, Code.X);
    }

    private static EbpfRegister of(Register register) {
        return register == Register.A ? Code.A : Code.X;
    }

    /** Slots need no values at the start: a sound program writes each before it reads it, on every path. */
    private static int stackOffset(int slot) {
        return -Integer.BYTES * (slot + 1);
    }

    private static AluOperation of(ArithmeticOperation operation) {
        return switch (operation) {
            case ADD -> AluOperation.ADD;
            case SUBTRACT -> AluOperation.SUBTRACT;
            case MULTIPLY -> AluOperation.MULTIPLY;
            case DIVIDE -> AluOperation.DIVIDE;
            case MODULO -> AluOperation.MODULO;
            case AND -> AluOperation.AND;
            case OR -> AluOperation.OR;
            case XOR -> AluOperation.XOR;
            case SHIFT_LEFT -> AluOperation.SHIFT_LEFT;
            case SHIFT_RIGHT -> AluOperation.SHIFT_RIGHT;
        };
    }
}
