package io.rawnet.bpf.ebpf;

import java.util.Optional;

/** Functions of the kernel that XDP programs call, {@code enum bpf_func_id} in {@code linux/bpf.h}; bpf-helpers(7) says what they do. */
public enum EbpfHelper {
    /** Finds the value of a key in a map, {@code bpf_map_lookup_elem}. */
    MAP_LOOKUP_ELEMENT(1, "bpf_map_lookup_elem"),
    /** Sets the value of a key in a map, {@code bpf_map_update_elem}. */
    MAP_UPDATE_ELEMENT(2, "bpf_map_update_elem"),
    /** Takes a key out of a map, {@code bpf_map_delete_elem}. */
    MAP_DELETE_ELEMENT(3, "bpf_map_delete_elem"),
    /** Time since the start of the system in nanoseconds, {@code bpf_ktime_get_ns}. */
    TIME_IN_NANOSECONDS(5, "bpf_ktime_get_ns"),
    /** 32 random bits, {@code bpf_get_prandom_u32}. */
    RANDOM(7, "bpf_get_prandom_u32"),
    /** Number of the processor that runs the program, {@code bpf_get_smp_processor_id}. */
    PROCESSOR_NUMBER(8, "bpf_get_smp_processor_id"),
    /** Sends the frame to another interface, {@code bpf_redirect}. */
    REDIRECT(23, "bpf_redirect"),
    /** Moves the start of the frame, {@code bpf_xdp_adjust_head}. */
    ADJUST_HEAD(44, "bpf_xdp_adjust_head"),
    /** Gives the frame to what a map has for a key, {@code bpf_redirect_map}. */
    REDIRECT_TO_MAP(51, "bpf_redirect_map"),
    /** Moves the end of the frame, {@code bpf_xdp_adjust_tail}. */
    ADJUST_TAIL(65, "bpf_xdp_adjust_tail"),
    /** Length of the frame in all its buffers, {@code bpf_xdp_get_buff_len}. */
    FRAME_LENGTH(188, "bpf_xdp_get_buff_len"),
    /** Copies octets of the frame, {@code bpf_xdp_load_bytes}. */
    LOAD_FRAME_OCTETS(189, "bpf_xdp_load_bytes");

    private final int number;
    private final String functionName;

    EbpfHelper(int number, String functionName) {
        this.number = number;
        this.functionName = functionName;
    }

    /** {@return the number that a call names the function by} */
    public int number() {
        return number;
    }

    /** {@return the function's name in C} */
    public String functionName() {
        return functionName;
    }

    /**
     * {@return the function with a number, absent when it is none of these}
     *
     * @param number number of a function
     */
    public static Optional<EbpfHelper> numbered(int number) {
        for (EbpfHelper helper : values()) {
            if (helper.number == number) {
                return Optional.of(helper);
            }
        }
        return Optional.empty();
    }
}
