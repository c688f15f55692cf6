package io.rawnet.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.command.Shell;
import io.rawnet.examples.tool.Json;
import io.rawnet.examples.tool.Sysctl;
import io.rawnet.examples.tool.Tool;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The names in docs/json.md are those that the commands print that send packets and wait for answers. */
@InPrivateNetwork(routers = 1)
class ProbesJsonTest {
    private static final String SECTION = "## `";

    private static final Set<String> OF_SOME_PACKETS = Set.of("trailer", "stop", "stopExplanation", "quoted");

    /** Members of lines about special routers and packets, which have tests of their own. */
    private static final Map<String, Set<String>> NOT_PRINTED_HERE = Map.of(
            "probe", Set.of("extensions", "mtu"),
            "sent", OF_SOME_PACKETS,
            "answer", OF_SOME_PACKETS);

    @Test
    void whatIsPrintedIsOnThePageAndWhatIsOnThePageIsPrinted(PrivateNetwork network) throws Exception {
        Requirements.requireTool("nft");
        Host router = network.routers().get(0);
        for (String command : List.of(
                "nft add table inet t",
                "nft add chain inet t c { type filter hook forward priority 0; }",
                "nft add rule inet t c tcp dport 25 reject with icmpx type admin-prohibited")) {
            assertThat(Tool.output(router.start(command.split(" ")))).isEmpty();
        }
        Sysctl.set(router, "net.ipv4.icmp_ratemask", "0");
        Map<String, Set<String>> printed = new TreeMap<>();
        for (String line : List.of(
                "ping --json -c 1 10.0.1.2",
                "ping --json -c 1 -t 1 10.0.1.2",
                "traceroute --json -n -q 1 10.0.1.2",
                "traceroute --json -n -q 1 -T -p 25 10.0.1.2",
                "arping --json -c 1 10.0.0.2",
                "scan --json -p 25,81 10.0.1.2",
                "send icmp 10.0.1.2 --json --answer",
                "send icmp 10.0.1.2 --json --xdp",
                "exchange udp 10.0.0.2 --json --layer link --destination-mac 02:00:00:00:00:99 -W 0.05")) {
            Shell.Result result = Shell.run(line.split(" "));
            assertThat(result.err()).as(line).isEmpty();
            for (Map<String, Object> object : Json.lines(result.out())) {
                printed.computeIfAbsent((String) object.get("type"), type -> new TreeSet<>())
                        .addAll(object.keySet());
            }
        }
        Map<String, Set<String>> documented = documented();
        documented.keySet().retainAll(printed.keySet());
        NOT_PRINTED_HERE.forEach((type, names) -> {
            documented.get(type).removeAll(names);
            printed.get(type).removeAll(names);
        });
        assertThat(printed).hasSize(13).isEqualTo(documented);
    }

    private static Map<String, Set<String>> documented() throws Exception {
        Map<String, Set<String>> sections = new TreeMap<>();
        Set<String> section = new TreeSet<>();
        for (String line : Files.readAllLines(Pages.docs("json.md"))) {
            if (line.startsWith(SECTION)) {
                section = sections.computeIfAbsent(Pages.code(line).get(0), type -> new TreeSet<>());
            } else if (line.startsWith("| `")) {
                section.addAll(Pages.code(line.split(" \\| ")[0]));
            }
        }
        return sections;
    }
}
