package io.rawnet.examples.tool;

import io.rawnet.testkit.Host;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings of a host's kernel. */
public final class Sysctl {
    private Sysctl() {}

    /** Sets what sysctl(8) would call {@code net.ipv4.ip_forward} or the like. */
    public static void set(Host host, String name, String value) throws Exception {
        host.run(() -> Files.writeString(Path.of("/proc/sys", name.split("\\.")), value));
    }
}
