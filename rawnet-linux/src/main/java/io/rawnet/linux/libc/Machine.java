package io.rawnet.linux.libc;

/**
 * Whether rawnet knows this machine: the structures of its system calls are laid out for 64-bit Linux on x86-64 and aarch64, which share
 * all of them but one. Anywhere else nothing native is loaded, and who asks for memory or a call gets an exception that says why.
 */
final class Machine {
    /** Why this machine is refused; null where it is not. */
    private static final String REFUSAL = refusal(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            // OpenJDK has this property; where it is missing, the name of the processor decides
            Integer.getInteger("sun.arch.data.model", Long.SIZE));

    private static final String ELSEWHERE =
            " rawnet-codec, rawnet-bpf and rawnet-pcap make no system calls and work everywhere.";

    private Machine() {}

    /**
     * Goes on if rawnet makes system calls here.
     *
     * @throws UnsupportedOperationException if not; the message says why
     */
    static void requireKnown() {
        if (REFUSAL != null) {
            throw new UnsupportedOperationException(REFUSAL);
        }
    }

    /**
     * {@return why a machine is refused, or null if it is not}
     *
     * @param system {@code os.name}
     * @param processor {@code os.arch}
     * @param bits length of an address
     */
    static String refusal(String system, String processor, int bits) {
        if (!system.equals("Linux")) {
            return "rawnet makes system calls of the Linux kernel, and this is " + system + "." + ELSEWHERE;
        }
        if (bits != Long.SIZE || is32Bit(processor)) {
            return "rawnet makes no system calls in a 32-bit Java virtual machine (os.arch is " + processor
                    + "): it lays out what the kernel reads with addresses and lengths of 64 bits, and the kernel would read something else."
                    + " Use a 64-bit JDK on x86-64 or aarch64." + ELSEWHERE;
        }
        if (!processor.equals("amd64") && !processor.equals("aarch64")) {
            return "rawnet makes no system calls on this processor (os.arch is " + processor
                    + "): option numbers, error numbers and layouts differ between processors, and rawnet has checked those of x86-64"
                    + " (amd64) and aarch64 only." + ELSEWHERE;
        }
        return null;
    }

    private static boolean is32Bit(String processor) {
        return switch (processor) {
            case "x86", "i386", "i486", "i586", "i686", "arm", "ppc", "mips", "mipsel", "s390", "sparc", "riscv32" ->
                true;
            default -> false;
        };
    }
}
