package io.rawnet.examples.command;

import io.rawnet.examples.tool.JsonLines;
import io.rawnet.examples.tool.JsonObject;
import io.rawnet.examples.tool.Printable;
import io.rawnet.packet.LinkInterface;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code rawnet interfaces}. */
@Command(
        name = "interfaces",
        description = "Prints the network interfaces of this host.",
        mixinStandardHelpOptions = true)
public final class InterfacesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "print one JSON object a line, with the names of docs/json.md")
    private boolean json;

    /** Made by picocli. */
    public InterfacesCommand() {}

    @Override
    public Integer call() throws IOException {
        return print(spec.commandLine().getOut(), json);
    }

    /** Prints all interfaces. */
    static int print(PrintWriter out, boolean json) throws IOException {
        List<LinkInterface> all = LinkInterface.all();
        if (json) {
            JsonLines lines = new JsonLines(out);
            all.forEach(each -> lines.print(line -> put(line, each)));
        } else {
            table(all).forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private static void put(JsonObject line, LinkInterface on) {
        line.put("type", "interface")
                .put("name", on.name())
                .put("index", on.index())
                .put("up", on.up())
                .put("carrier", on.linkUp())
                .put("loopback", on.loopback())
                .put("state", on.state())
                .put("flags", on.flags().stream().sorted().toList())
                .put("mtu", on.mtu())
                .put("hardwareType", on.hardwareType().number())
                .put("hardwareTypeName", on.hardwareType().toString())
                .put("linkAddress", on.linkAddress().octets().isEmpty() ? null : on.linkAddress())
                .put("addresses", on.addresses());
    }

    /** {@return a line for each interface, in columns as wide as they need, and one for each of its addresses below} */
    private static List<String> table(List<LinkInterface> all) {
        int name = all.stream().mapToInt(each -> each.name().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (LinkInterface each : all) {
            String columns = "%3d  %-" + Math.max(1, name) + "s  %-10s  mtu %-5d  %s";
            lines.add(String.format(
                    Locale.ROOT,
                    columns,
                    each.index(),
                    Printable.text(each.name()),
                    state(each),
                    each.mtu(),
                    each.mac().isPresent() && !each.loopback() ? each.linkAddress() : each.hardwareType()));
            each.addresses().forEach(address -> lines.add("     " + address));
        }
        return lines;
    }

    private static String state(LinkInterface on) {
        return !on.up() ? "down" : on.linkUp() ? "up" : "no carrier";
    }
}
