package io.rawnet.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.control.IcmpQuote;
import io.rawnet.codec.control.icmp.IcmpDestinationUnreachable;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.examples.command.Shell;
import io.rawnet.examples.tool.Json;
import io.rawnet.pcap.CaptureWriter;
import io.rawnet.pcap.PacketFlags;
import io.rawnet.pcap.PcapngWriter;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names of docs/json.md are those that commands print. */
class JsonPageTest {
    private static final Path PAGE = Pages.docs("json.md");
    private static final String SECTION = "## `";

    /** Types that this test lets commands print; the others are printed by tests of their own. */
    private static final List<String> TYPES = List.of("packet", "statistics", "interface");

    @TempDir
    private Path folder;

    @Test
    @InPrivateNetwork
    void whatIsPrintedIsOnThePageAndWhatIsOnThePageIsPrinted(PrivateNetwork network) throws Exception {
        Map<String, Set<String>> printed = new TreeMap<>();
        List<String> outputs = new ArrayList<>();
        outputs.add(Shell.run("interfaces", "--json").out());
        outputs.add(Shell.run("read", "--json", file().toString()).out());
        Future<Shell.Result> capturing = Shell.start("capture", "--json", "-c", "1", "udp");
        Future<Shell.Result> listening = Shell.start("listen", "--json", "-c", "1", "udp");
        network.peer().run(() -> {
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.send(new DatagramPacket(new byte[5], 5, network.local().ipv4Address(), 4000));
            }
        });
        outputs.add(capturing.get(30, TimeUnit.SECONDS).out());
        outputs.add(listening.get(30, TimeUnit.SECONDS).out());
        for (String output : outputs) {
            for (Map<String, Object> object : Json.lines(output)) {
                collect("", object, printed.computeIfAbsent((String) object.get("type"), type -> new TreeSet<>()));
            }
        }

        Map<String, Set<String>> documented = documented();
        documented.keySet().retainAll(TYPES);
        assertThat(printed).isEqualTo(documented);
    }

    /** The members of an object, with those of objects in arrays; the fields of headers are in the Javadoc, and a quote is like a packet. */
    private static void collect(String prefix, Map<String, Object> object, Set<String> names) {
        object.forEach((name, value) -> {
            names.add(prefix + name);
            if (value instanceof List<?> elements) {
                elements.stream()
                        .filter(Map.class::isInstance)
                        .forEach(element -> collect(prefix + name + "[].", Json.asObject(element), names));
            }
        });
    }

    /** The first cells of the tables of each section. */
    private static Map<String, Set<String>> documented() throws IOException {
        Map<String, Set<String>> sections = new TreeMap<>();
        Set<String> section = new TreeSet<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith(SECTION)) {
                section = sections.computeIfAbsent(Pages.code(line).get(0), type -> new TreeSet<>());
            } else if (line.startsWith("| `")) {
                section.addAll(Pages.code(line.split(" \\| ")[0]));
            }
        }
        return sections;
    }

    /** A file with an ICMP error that was sent, a packet with a wrong checksum and a trailer, and one that is cut short. */
    private Path file() throws IOException {
        Packet datagram = Packet.of(
                        new EthernetHeader(MacAddress.BROADCAST, MacAddress.of("02:00:00:00:00:01"), EtherType.IPV4),
                        ip("10.0.0.1", "10.0.0.2"),
                        UdpHeader.of(4000, 53))
                .withPayload(new byte[4])
                .completed();
        Packet error = Packet.of(
                        datagram.headers().get(0),
                        ip("10.0.0.2", "10.0.0.1"),
                        IcmpHeader.destinationUnreachable(IcmpDestinationUnreachable.PORT))
                .withQuote(IcmpQuote.clipped(
                        EtherType.IPV4,
                        datagram.octets().slice(EthernetHeader.LENGTH, datagram.length() - EthernetHeader.LENGTH)))
                .completed();
        byte[] damaged = datagram.octets().toArray();
        damaged[damaged.length - 1] = 1;
        byte[] padded = java.util.Arrays.copyOf(damaged, 60);
        Path path = folder.resolve("packets.pcapng");
        try (PcapngWriter writer = CaptureWriter.pcapng(path, LinkType.ETHERNET, "eth0")) {
            writer.write(
                    0,
                    error.octets().buffer(),
                    1,
                    error.length(),
                    PacketFlags.of(PacketFlags.Direction.OUTBOUND).toOptions());
            writer.write(Octets.of(padded).buffer(), 2, 60);
            writer.write(datagram.octets().slice(0, 20).buffer(), 3, 46);
        }
        return path;
    }

    private static Ipv4Header ip(String source, String destination) {
        return Ipv4Header.builder()
                .source(Ipv4Address.of(source))
                .destination(Ipv4Address.of(destination))
                .build();
    }
}
