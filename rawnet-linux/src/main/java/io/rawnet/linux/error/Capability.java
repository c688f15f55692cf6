package io.rawnet.linux.error;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A capability that system calls of rawnet ask for (capabilities(7)), and how to get it. */
public enum Capability {
    /** Raw and packet sockets. */
    NET_RAW,
    /** Changes to interfaces, and what is for administrators among the socket options. */
    NET_ADMIN,
    /** Ports below 1024. */
    NET_BIND_SERVICE,
    /** Namespaces. */
    SYS_ADMIN,
    /** Programs and maps of eBPF, since Linux 5.8. No private user namespace gives it. */
    BPF;

    /** {@return what to do to get it, for people} */
    public String advice() {
        return advice(List.of(this));
    }

    /**
     * {@return what to do to get some capabilities, for people}
     *
     * @param needed the capabilities, one or more
     */
    public static String advice(List<Capability> needed) {
        String names = needed.stream().map(each -> "CAP_" + each).collect(Collectors.joining(" "));
        String added = needed.stream().map(each -> "+" + each.lower()).collect(Collectors.joining(","));
        String files = needed.stream().map(each -> "cap_" + each.lower()).collect(Collectors.joining(","));
        // a file capability (setcap) on bin/java itself would hide its libjli.so: the loader ignores relative paths
        // then
        String words = """
                This needs the %1$s.%8$s %2$s ways to get %3$s: \
                run as root (sudo java …); \
                stay yourself and add %4$s (sudo setpriv --reuid=USER --regid=GROUP --init-groups --inh-caps=%5$s \
                --ambient-caps=%5$s java …, or AmbientCapabilities=%6$s in a systemd unit, or setcap %7$s+ep on the bin/java of a \
                copied runtime whose lib folder ldconfig knows)""";
        boolean one = needed.size() == 1;
        boolean inNamespaces = !needed.contains(BPF);
        return words.formatted(
                        (one ? "capability " : "capabilities ") + names.replace(" ", ", "),
                        inNamespaces ? "Three" : "Two",
                        one ? "it" : "them",
                        one ? "this one" : "these",
                        added,
                        names,
                        files,
                        inNamespaces || !UserNamespace.isPrivate() ? "" : UserNamespace.ADVICE)
                + (inNamespaces ? "; or try it in a private user and network namespace (unshare -Urn java …)." : ".");
    }

    private String lower() {
        return name().toLowerCase(Locale.ROOT);
    }
}
