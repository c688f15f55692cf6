package io.rawnet.linux.error;

import java.util.Locale;

/** A capability that system calls of rawnet ask for (capabilities(7)), and how to get it. */
public enum Capability {
    /** Raw and packet sockets. */
    NET_RAW,
    /** Changes to interfaces, and what is for administrators among the socket options. */
    NET_ADMIN,
    /** Ports below 1024. */
    NET_BIND_SERVICE,
    /** Namespaces. */
    SYS_ADMIN;

    /** {@return what to do to get it, for people} */
    public String advice() {
        String name = name().toLowerCase(Locale.ROOT);
        // a file capability (setcap) on bin/java itself would hide its libjli.so: the loader ignores relative paths
        // then
        return """
                This needs the capability CAP_%1$s. Three ways to get it: \
                run as root (sudo java …); \
                stay yourself and add this one (sudo setpriv --reuid=USER --regid=GROUP --init-groups --inh-caps=+%2$s \
                --ambient-caps=+%2$s java …, or AmbientCapabilities=CAP_%1$s in a systemd unit, or setcap cap_%2$s+ep on the bin/java of a \
                copied runtime whose lib folder ldconfig knows); \
                or try it in a private user and network namespace (unshare -Urn java …).""".formatted(name(), name);
    }
}
