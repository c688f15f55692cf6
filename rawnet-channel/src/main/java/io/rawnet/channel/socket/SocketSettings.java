package io.rawnet.channel.socket;

import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.MessageRow;
import io.rawnet.linux.socket.SocketLevelOptions;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What is set on a socket and asked from it: options and addresses. Nothing here waits. */
public final class SocketSettings {
    /** Octets of {@code struct sock_filter}: code u16, jump true u8, jump false u8, constant u32. */
    private static final int INSTRUCTION_SIZE = 8;

    private final ChannelSocket socket;

    SocketSettings(ChannelSocket socket) {
        this.socket = socket;
    }

    /**
     * Sets an option that is an int (setsockopt(2)).
     *
     * @param option the option
     * @param value its value
     * @throws IOException if the kernel refuses
     */
    public void setInt(KernelOption option, int value) throws IOException {
        NativeMemory memory = NativeMemory.allocate(Integer.BYTES);
        memory.octets().putInt(0, value);
        set(option + ", " + value, option, memory);
    }

    /**
     * Sets an option that is a structure or a string (setsockopt(2)).
     *
     * @param option the option
     * @param value its octets, from position to limit; the position stays
     * @throws IOException if the kernel refuses
     */
    public void set(KernelOption option, ByteBuffer value) throws IOException {
        NativeMemory memory = NativeMemory.allocate(value.remaining());
        memory.octets().put(0, value, value.position(), value.remaining());
        set(option + ", " + value.remaining() + " octets", option, memory);
    }

    private void set(String what, KernelOption option, NativeMemory value) throws IOException {
        socket.call(
                "setsockopt(" + what + ")",
                number -> SocketCalls.setsockopt(
                        number, option.level(), option.number(), value.address(), value.length()));
        Reference.reachabilityFence(value);
    }

    /**
     * {@return an option that is an int (getsockopt(2))}
     *
     * @param option the option
     * @throws IOException if the kernel refuses
     */
    public int getInt(KernelOption option) throws IOException {
        return get(option, Integer.BYTES).getInt(0);
    }

    /**
     * {@return an option that is a structure or a string, in native byte order, as long as the kernel's result (getsockopt(2))}
     *
     * @param option the option
     * @param room octets to make room for
     * @throws IOException if the kernel refuses
     */
    public ByteBuffer get(KernelOption option, int room) throws IOException {
        NativeMemory memory = NativeMemory.allocate(room + Integer.BYTES);
        // the length stands first, so that it is aligned
        memory.octets().putInt(0, room);
        socket.call(
                "getsockopt(" + option + ")",
                number -> SocketCalls.getsockopt(
                        number, option.level(), option.number(), memory.address() + Integer.BYTES, memory.address()));
        Reference.reachabilityFence(memory);
        ByteBuffer answer = ByteBuffer.allocate(Math.min(room, memory.octets().getInt(0)));
        return answer.put(0, memory.octets(), Integer.BYTES, answer.capacity()).order(ByteOrder.nativeOrder());
    }

    /**
     * Lets a program of classic BPF decide what the socket receives (setsockopt(2), SO_ATTACH_FILTER).
     *
     * @param instructions {@code struct sock_filter}s in native byte order, 1 to 4096
     * @throws IOException if the kernel refuses the program (EINVAL), or the filter is locked (EPERM)
     */
    public void attachFilter(byte[] instructions) throws IOException {
        NativeMemory program = NativeMemory.allocate(instructions.length);
        program.octets().put(0, instructions);
        // struct sock_fprog: number of instructions u16, padding, address of the first
        ByteBuffer header = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.nativeOrder());
        header.putShort(0, (short) (instructions.length / INSTRUCTION_SIZE)).putLong(Long.BYTES, program.address());
        set(SocketLevelOptions.SO_ATTACH_FILTER, header);
        Reference.reachabilityFence(program);
    }

    /**
     * Makes a call that takes a socket address, such as bind(2).
     *
     * @param call what is called, with the arguments that matter
     * @param octets length of the address
     * @param address the address, in native byte order
     * @param made the call
     * @throws IOException if the kernel refuses
     */
    public void withAddress(String call, int octets, NativeMemory address, AddressCall made) throws IOException {
        socket.call(call, number -> made.on(number, address.address(), octets));
        Reference.reachabilityFence(address);
    }

    /**
     * {@return the length (s32) and, from offset 4 on, the address to which the socket is bound (getsockname(2)), in native byte order}
     *
     * @throws IOException if the kernel refuses
     */
    public ByteBuffer localAddress() throws IOException {
        NativeMemory memory = NativeMemory.allocate(Integer.BYTES + MessageRow.ADDRESS_SIZE);
        memory.octets().putInt(0, MessageRow.ADDRESS_SIZE);
        socket.call(
                "getsockname",
                number -> SocketCalls.getsockname(number, memory.address() + Integer.BYTES, memory.address()));
        return memory.octets();
    }

    /** A call that takes a socket address. */
    @FunctionalInterface
    public interface AddressCall {
        /**
         * Makes the call once.
         *
         * @param descriptor the kernel's number for the socket
         * @param address where the address lies
         * @param length its length in octets
         * @return 0 or the negated error number
         */
        int on(int descriptor, long address, int length);
    }
}
