package io.rawnet.linux.call;

import io.rawnet.linux.libc.Library;

/** The one call on programs, maps and links of eBPF. The C library has no function for it. */
public final class BpfCalls {
    private static final int NUMBER = number(System.getProperty("os.arch"));

    private BpfCalls() {}

    /** {@return the number of the system call on a processor; one of the few that differ} */
    private static int number(String processor) {
        return processor.equals("aarch64") ? 280 : 321;
    }

    /**
     * bpf(2).
     *
     * @param command {@code BPF_…}
     * @param attributes where the {@code union bpf_attr} lies
     * @param length its octets
     * @return a descriptor or 0, or the negated error number
     */
    public static int bpf(int command, long attributes, int length) {
        return Result.of((int) Library.functions().syscall(NUMBER, command, attributes, length));
    }
}
