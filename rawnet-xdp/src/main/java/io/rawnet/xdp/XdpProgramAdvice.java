package io.rawnet.xdp;

import io.rawnet.linux.error.Capability;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import java.io.IOException;
import java.util.List;

/** What to do about failed calls on programs, maps and links (bpf(2)). */
final class XdpProgramAdvice {
    /** What receiving needs. */
    static final String CAPABILITIES =
            Capability.advice(List.of(Capability.NET_RAW, Capability.BPF, Capability.NET_ADMIN));

    /** A word of the call, error numbers, and advice. The first row that fits counts. */
    private static final List<String[]> ROWS =
            """
            MAP_CREATE EINVAL This kernel was built without AF_XDP (CONFIG_XDP_SOCKETS).
            any ENOSYS This kernel was built without bpf(2) (CONFIG_BPF_SYSCALL), which the program needs.
            any EPERM,EACCES {capabilities}
            PROG_LOAD E2BIG The program has more instructions than the kernel loads: filter with fewer conditions.
            PROG_LOAD ENOMEM,ENOSPC The kernel has no memory for the program: filter with fewer conditions.
            LINK_CREATE EBUSY Another XDP program is attached to {name} in this mode: detach it (ip link set dev {name} xdp off), or close the program that did it.
            LINK_CREATE EEXIST Another XDP program is attached to {name}, in another mode (look for xdp or xdpgeneric in ip link): detach it, or close the program \
            that did it.
            LINK_CREATE EOPNOTSUPP The driver of {name} runs no XDP programs: use AttachMode.SKB or ANY.
            LINK_CREATE ERANGE The MTU of {name}, or of its other end, is too large for the driver to run XDP programs: lower it, or use AttachMode.SKB.
            LINK_CREATE EINVAL The driver of {name} runs no XDP programs with its present settings, such as its MTU, LRO or the number of queues: look at dmesg, \
            or use AttachMode.SKB.
            LINK_CREATE ENODEV,ENXIO There is no such interface in this network namespace any more: look at ip link.
            """.lines().map(row -> row.split(" ", 3)).toList();

    private static final String REFUSED =
            "The kernel's verifier does not accept the program. Before Linux 5.18, filters that ask for ports or for the"
                    + " length of packets need the capability CAP_PERFMON.";

    private XdpProgramAdvice() {}

    /** {@return the exception for a program that the verifier refused} */
    static IOException refusal(String call, int result) {
        return SystemCallException.of(call, new Errno(-result), REFUSED);
    }

    /**
     * {@return the exception for a failed call}
     *
     * @param call what was called
     * @param result the negated error number
     * @param name name of the interface
     */
    static IOException exception(String call, int result, String name) {
        Errno errno = new Errno(-result);
        return ROWS.stream()
                .filter(row -> (call + " any").contains(row[0])
                        && List.of(row[1].split(",")).contains(errno.name()))
                .findFirst()
                .map(row -> row[2].replace("{name}", name).replace("{capabilities}", CAPABILITIES))
                .map(advice -> SystemCallException.of(call, errno, advice))
                .orElseGet(() -> SystemCallException.of(call, errno));
    }
}
