package io.rawnet.linux.xdp;

import io.rawnet.linux.call.BpfCalls;
import io.rawnet.linux.memory.NativeMemory;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A command of bpf(2) with its attributes, {@code union bpf_attr}. What is not set is 0. */
public final class BpfRequest {
    private static final int SIZE = 128;

    private final int command;
    private final NativeMemory attributes = NativeMemory.allocate(SIZE);
    /** What the attributes point to. */
    private final List<NativeMemory> referenced = new ArrayList<>();

    /**
     * Starts a request.
     *
     * @param command {@code BPF_…}
     */
    public BpfRequest(int command) {
        this.command = command;
    }

    /**
     * Sets an attribute of four octets.
     *
     * @param offset where it is
     * @param value its value
     * @return this
     */
    public BpfRequest u32(int offset, int value) {
        attributes.octets().putInt(offset, value);
        return this;
    }

    /**
     * Sets an attribute that points to memory.
     *
     * @param offset where it is
     * @param memory the memory, which the kernel reads or writes during the call
     * @return this
     */
    public BpfRequest pointer(int offset, NativeMemory memory) {
        referenced.add(memory);
        attributes.octets().putLong(offset, memory.address());
        return this;
    }

    /**
     * Sets an attribute that points to octets.
     *
     * @param offset where it is
     * @param octets the octets, which are copied
     * @return this
     */
    public BpfRequest pointer(int offset, byte[] octets) {
        NativeMemory memory = NativeMemory.allocate(octets.length);
        memory.octets().put(0, octets);
        return pointer(offset, memory);
    }

    /**
     * Sets an attribute that is a name.
     *
     * @param offset where it is
     * @param name up to 15 letters, digits, underscores and dots
     * @return this
     */
    public BpfRequest name(int offset, String name) {
        attributes.octets().put(offset, name.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /**
     * {@return an attribute of four octets, which the kernel may have written}
     *
     * @param offset where it is
     */
    public int u32(int offset) {
        return attributes.octets().getInt(offset);
    }

    /** {@return a descriptor or 0, or the negated error number (bpf(2))} */
    public int send() {
        int result = BpfCalls.bpf(command, attributes.address(), SIZE);
        Reference.reachabilityFence(this);
        Reference.reachabilityFence(referenced);
        return result;
    }
}
