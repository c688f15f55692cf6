package io.rawnet.linux.socket;

import io.rawnet.linux.memory.NativeMemory;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The classic BPF program of a socket (socket(7), SO_ATTACH_FILTER), which decides what the socket receives. */
public final class SocketFilter {
    /** Octets of one instruction, {@code struct sock_filter}: code u16, jump true u8, jump false u8, constant u32. */
    public static final int INSTRUCTION_SIZE = 8;

    /** Octets of {@code struct sock_fprog}: number of instructions u16, padding, address of the first. */
    private static final int PROGRAM_SIZE = 16;

    private static final int INSTRUCTIONS = 8;

    private SocketFilter() {}

    /**
     * Puts a program in force, instead of the one before. Packets that already wait in the queue are not judged again.
     *
     * @param socket the socket
     * @param program instructions in native byte order, from position to limit; the position stays
     * @throws IOException if the kernel refuses the program (EINVAL), or the filter is locked (EPERM)
     * @throws IllegalArgumentException if it is not a whole number of instructions, 1 to 4096
     */
    public static void attach(Socket socket, ByteBuffer program) throws IOException {
        int octets = program.remaining();
        if (octets == 0 || octets % INSTRUCTION_SIZE != 0 || octets / INSTRUCTION_SIZE > 4096) {
            throw new IllegalArgumentException("program of " + octets + " octets: 1 to 4096 instructions of 8");
        }
        NativeMemory instructions = NativeMemory.allocate(octets);
        instructions.octets().put(0, program, program.position(), octets);
        ByteBuffer header = ByteBuffer.allocate(PROGRAM_SIZE).order(ByteOrder.nativeOrder());
        header.putShort(0, (short) (octets / INSTRUCTION_SIZE)).putLong(INSTRUCTIONS, instructions.address());
        socket.set(SocketLevelOptions.SO_ATTACH_FILTER, header);
        Reference.reachabilityFence(instructions);
    }

    /**
     * Takes the program away.
     *
     * @param socket the socket
     * @throws IOException if there is none (ENOENT), or it is locked (EPERM)
     */
    public static void detach(Socket socket) throws IOException {
        socket.setInt(SocketLevelOptions.SO_DETACH_FILTER, 0);
    }

    /**
     * Locks the program: nobody can change it any more, nor unlock it.
     *
     * @param socket the socket
     * @throws IOException if the kernel refuses
     */
    public static void lock(Socket socket) throws IOException {
        socket.setInt(SocketLevelOptions.SO_LOCK_FILTER, 1);
    }
}
