package io.rawnet.xdp;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.channel.waiting.Descriptor;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.linux.xdp.BpfObjects;
import io.rawnet.linux.xdp.BpfRequest;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Loads programs into the kernel (bpf(2), {@code BPF_PROG_LOAD}). The verifier's log is asked for once it has refused one. */
final class ProgramLoader {
    private static final String CALL = "bpf(BPF_PROG_LOAD)";
    private static final int LOG_SIZE = 1 << 20;
    /** Level of the log: what the verifier has found on the way to the flaw. */
    private static final int LOG_LEVEL = 1;

    private static final int TRIES = 5;

    private ProgramLoader() {}

    /**
     * {@return a loaded program that gives the packets that a filter accepts to the sockets of a map} Without CAP_PERFMON the kernel refuses
     * filters that load behind headers of any length, but not if they call it for that.
     */
    static Descriptor load(BpfProgram filter, Descriptor map, String name) throws IOException {
        byte[] direct = translate(filter, map, false);
        int result = send(() -> BpfObjects.loadProgram(direct));
        if (result >= 0) {
            return Descriptor.own(CALL, result);
        }
        byte[] withCalls = translate(filter, map, true);
        int second = send(() -> BpfObjects.loadProgram(withCalls));
        return second >= 0 ? Descriptor.own(CALL, second) : loadWithLog(direct, name);
    }

    private static byte[] translate(BpfProgram filter, Descriptor map, boolean withCalls)
            throws ClosedChannelException {
        byte[][] instructions = new byte[1][];
        map.attempt(number -> {
            instructions[0] = RedirectProgram.of(filter, number, withCalls).toOctets();
            return 0;
        });
        return instructions[0];
    }

    /** {@return a program that the kernel has refused, if it takes it now} */
    static Descriptor loadWithLog(byte[] instructions, String name) throws IOException {
        NativeMemory log = NativeMemory.allocate(LOG_SIZE);
        int result = send(() -> BpfObjects.loadProgram(instructions, log, LOG_LEVEL));
        if (result >= 0) {
            // what the kernel lacked for a moment it has now
            return Descriptor.own(CALL, result);
        }
        String said = text(log);
        throw said.isBlank()
                ? XdpProgramAdvice.exception(CALL, result, name)
                : new ProgramRefusedException(XdpProgramAdvice.refusal(CALL, result), said);
    }

    /** The kernel stops verifying when the thread gets a signal, and wants to be asked again. */
    private static int send(Supplier<BpfRequest> request) {
        int result = request.get().send();
        for (int tries = 1; result == -Errno.EAGAIN.number() && tries < TRIES; tries++) {
            result = request.get().send();
        }
        return result;
    }

    private static String text(NativeMemory log) {
        int length = 0;
        while (length < log.length() && log.octets().get(length) != 0) {
            length++;
        }
        byte[] octets = new byte[length];
        log.octets().get(0, octets);
        return new String(octets, StandardCharsets.US_ASCII);
    }
}
