package io.rawnet.linux.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/** A C compiler, which only has to judge assertions: what it compiles for need not be this machine. */
enum Compiler {
    /** For the machine that runs the test. */
    NATIVE("gcc", System.getProperty("os.arch")),
    /** For aarch64, on any machine. */
    AARCH64("aarch64-linux-gnu-gcc", "aarch64");

    private static final String HEADERS = """
            #define _GNU_SOURCE
            #include <stddef.h>
            #include <stdint.h>
            #include <unistd.h>
            #include <errno.h>
            #include <fcntl.h>
            #include <poll.h>
            #include <sched.h>
            #include <sys/epoll.h>
            #include <sys/socket.h>
            #include <sys/syscall.h>
            #include <sys/time.h>
            #include <sys/uio.h>
            #include <netinet/in.h>
            // older kernel headers leave options out that the C library is thought to have
            #include <linux/libc-compat.h>
            #undef __UAPI_DEF_IPV6_OPTIONS
            #define __UAPI_DEF_IPV6_OPTIONS 1
            #include <linux/in6.h>
            #include <linux/bpf.h>
            #include <linux/capability.h>
            #include <linux/errqueue.h>
            #include <linux/ethtool.h>
            #include <linux/icmp.h>
            #include <linux/icmpv6.h>
            #include <linux/if.h>
            #include <linux/if_addr.h>
            #include <linux/if_link.h>
            #include <linux/if_packet.h>
            #include <linux/if_xdp.h>
            #include <linux/rtnetlink.h>
            #include <linux/sockios.h>
            #include <linux/tcp.h>
            #include <linux/veth.h>
            """;

    private static final Pattern ERROR_NUMBER = Pattern.compile("#define (E[A-Z0-9]+) [0-9]+");

    private final String command;
    private final String architecture;

    Compiler(String command, String architecture) {
        this.command = command;
        this.architecture = architecture;
    }

    /** {@return what {@code os.arch} is where its programs run} */
    String architecture() {
        return architecture;
    }

    /** {@return what the compiler finds wrong; empty if nothing} */
    List<String> complaints(List<String> assertions) throws Exception {
        // no -Werror: what the headers themselves cause is not ours
        List<String> lines = run("-fsyntax-only", HEADERS + String.join("\n", assertions) + "\n");
        return lines.stream().filter(line -> line.contains("error:")).toList();
    }

    /** {@return the names of error numbers in the headers, without second names} */
    Set<String> errorNumbers() throws Exception {
        return run("-dM -E", HEADERS).stream()
                .map(ERROR_NUMBER::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toSet());
    }

    private List<String> run(String options, String program) throws Exception {
        List<String> line = new ArrayList<>(List.of(command, "-x", "c", "-std=gnu11"));
        line.addAll(List.of(options.split(" ")));
        line.add("-");
        Process process = start(line);
        try {
            process.getOutputStream().write(program.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            List<String> lines = output.lines().toList();
            assertThat(process.exitValue() == 0 || output.contains("error:"))
                    .as(output)
                    .isTrue();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(List<String> line) {
        try {
            ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C");
            return builder.start();
        } catch (IOException missing) {
            String reason = command + " cannot be started: " + missing.getMessage();
            String required = System.getProperty("rawnet.tests.require", "");
            if (Arrays.asList(required.trim().split("\\s*,\\s*")).contains(command)) {
                throw new AssertionError(reason + ", and rawnet.tests.require lists it", missing);
            }
            return Assumptions.abort(reason);
        }
    }
}
