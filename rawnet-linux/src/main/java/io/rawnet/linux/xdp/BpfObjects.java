package io.rawnet.linux.xdp;

import io.rawnet.linux.memory.NativeMemory;
import java.nio.charset.StandardCharsets;

/**
 * The commands of bpf(2) that give AF_XDP sockets their packets: a map from queues to sockets, a program that reads it, and a link that
 * attaches the program to an interface.
 */
public final class BpfObjects {
    /** Command: creates a map. */
    public static final int BPF_MAP_CREATE = 0;

    /** Command: writes an element of a map. */
    public static final int BPF_MAP_UPDATE_ELEM = 2;

    /** Command: loads a program. */
    public static final int BPF_PROG_LOAD = 5;

    /** Command: attaches a program. */
    public static final int BPF_LINK_CREATE = 28;

    /** Flag of a link: the kernel runs the program on its own packets, whatever the driver. */
    public static final int XDP_FLAGS_SKB_MODE = 1 << 1;

    /** Flag of a link: the driver runs the program. */
    public static final int XDP_FLAGS_DRV_MODE = 1 << 2;

    private static final int BPF_MAP_TYPE_XSKMAP = 17;
    private static final int BPF_PROG_TYPE_XDP = 6;
    /** Attach type. */
    private static final int BPF_XDP = 37;

    private static final int MAP_TYPE = 0;
    private static final int MAP_KEY_SIZE = 4;
    private static final int MAP_VALUE_SIZE = 8;
    private static final int MAP_ENTRIES = 12;
    private static final int MAP_NAME = 28;

    private static final int ELEMENT_MAP = 0;
    private static final int ELEMENT_KEY = 8;
    private static final int ELEMENT_VALUE = 16;

    private static final int PROGRAM_TYPE = 0;
    private static final int PROGRAM_LENGTH = 4;
    private static final int PROGRAM_INSTRUCTIONS = 8;
    private static final int PROGRAM_LICENSE = 16;
    private static final int PROGRAM_LOG_LEVEL = 24;
    private static final int PROGRAM_LOG_SIZE = 28;
    private static final int PROGRAM_LOG = 32;
    private static final int PROGRAM_NAME = 48;
    private static final int PROGRAM_ATTACH_TYPE = 68;

    private static final int LINK_PROGRAM = 0;
    private static final int LINK_INTERFACE = 4;
    private static final int LINK_ATTACH_TYPE = 8;
    private static final int LINK_FLAGS = 12;

    /** Octets of {@code struct bpf_insn}. */
    private static final int INSTRUCTION_SIZE = 8;

    private static final String NAME = "rawnet";
    private static final String LICENSE = "Apache-2.0\0";

    private BpfObjects() {}

    /**
     * {@return a request for a map from queues to AF_XDP sockets}
     *
     * @param entries how many queues
     */
    public static BpfRequest socketMap(int entries) {
        return new BpfRequest(BPF_MAP_CREATE)
                .u32(MAP_TYPE, BPF_MAP_TYPE_XSKMAP)
                .u32(MAP_KEY_SIZE, Integer.BYTES)
                .u32(MAP_VALUE_SIZE, Integer.BYTES)
                .u32(MAP_ENTRIES, entries)
                .name(MAP_NAME, NAME);
    }

    /**
     * {@return a request to put a socket into a map}
     *
     * @param map descriptor of the map
     * @param queue the queue
     * @param socket descriptor of the socket
     */
    public static BpfRequest putSocket(int map, int queue, int socket) {
        return new BpfRequest(BPF_MAP_UPDATE_ELEM)
                .u32(ELEMENT_MAP, map)
                .pointer(ELEMENT_KEY, u32(queue))
                .pointer(ELEMENT_VALUE, u32(socket));
    }

    /**
     * {@return a request to load a program of type XDP}
     *
     * @param instructions {@code struct bpf_insn}s in native byte order
     */
    public static BpfRequest loadProgram(byte[] instructions) {
        return new BpfRequest(BPF_PROG_LOAD)
                .u32(PROGRAM_TYPE, BPF_PROG_TYPE_XDP)
                .u32(PROGRAM_LENGTH, instructions.length / INSTRUCTION_SIZE)
                .pointer(PROGRAM_INSTRUCTIONS, instructions)
                .pointer(PROGRAM_LICENSE, LICENSE.getBytes(StandardCharsets.US_ASCII))
                .name(PROGRAM_NAME, NAME)
                .u32(PROGRAM_ATTACH_TYPE, BPF_XDP);
    }

    /**
     * {@return a request to load a program of type XDP, and to say why not}
     *
     * @param instructions {@code struct bpf_insn}s in native byte order
     * @param log room for the verifier's log, a text that ends with 0
     * @param logLevel 1 for what was found on the way to the flaw, 2 for all instructions
     */
    public static BpfRequest loadProgram(byte[] instructions, NativeMemory log, int logLevel) {
        return loadProgram(instructions)
                .u32(PROGRAM_LOG_LEVEL, logLevel)
                .u32(PROGRAM_LOG_SIZE, log.length())
                .pointer(PROGRAM_LOG, log);
    }

    /**
     * {@return a request to attach a program to an interface until the link is closed}
     *
     * @param program descriptor of the program
     * @param interfaceIndex index of the interface
     * @param flags {@code XDP_FLAGS_…_MODE}, or 0 to leave it to the kernel
     */
    public static BpfRequest link(int program, int interfaceIndex, int flags) {
        return new BpfRequest(BPF_LINK_CREATE)
                .u32(LINK_PROGRAM, program)
                .u32(LINK_INTERFACE, interfaceIndex)
                .u32(LINK_ATTACH_TYPE, BPF_XDP)
                .u32(LINK_FLAGS, flags);
    }

    private static NativeMemory u32(int value) {
        NativeMemory memory = NativeMemory.allocate(Integer.BYTES);
        memory.octets().putInt(0, value);
        return memory;
    }
}
