package io.rawnet.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.bpf.BpfMachine;
import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.bpf.text.BpfNotation;
import io.rawnet.packet.FilteredFrames.Metadata;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which frames with and without VLAN tags get through a filter on an interface: in the kernel, in the machine, and by libpcap. */
@InPrivateNetwork
@Timeout(60)
class VlanFilterKernelTest {

    private static final int ETHERNET_HEADER_LENGTH = 14;

    /** An expression and the frames that it is to let in, on both kinds of packet sockets. */
    private static final String EXPECTED = """
            vlan                             | *-in-*
            not vlan                         | web web6 dns broadcast llc
            vlan 5                           | web-in-5 web6-in-5 dns-in-5 web-in-service-5 dns-in-6-in-service-5
            vlan 6                           | web-in-6 web-in-5-in-6
            vlan 5 and tcp port 80           | web-in-5 web6-in-5 web-in-service-5
            vlan 5 and ip6                   | web6-in-5
            vlan and udp port 53             | dns-in-5
            vlan and vlan                    | web-in-5-in-6 dns-in-6-in-service-5
            vlan and vlan 6 and udp port 53  | dns-in-6-in-service-5
            vlan 6 and vlan 5 and tcp        | web-in-5-in-6
            vlan and vlan and vlan           |
            tcp port 80                      | web web6 web-in-5 web6-in-5 web-in-6 web-in-service-5
            tcp port 80 or (vlan 5 and udp)  | web web6 dns-in-5 web-in-5 web6-in-5 web-in-6 web-in-service-5
            ip6 or (vlan and vlan)           | web6 web6-in-5 web-in-5-in-6 dns-in-6-in-service-5
            ether broadcast                  | broadcast
            ether src 02:00:00:00:f1:05      | web-in-5
            ether[6:4] = 0x02000000 and icmp |
            ether[10:2] = 0xf102             | dns
            ether proto 0x42                 | llc
            link proto 0x800 and udp         | dns broadcast dns-in-5
            vlan 5 and ether host 02:00:00:00:f1:07 | dns-in-5
            inbound and udp                  | dns broadcast dns-in-5
            outbound                         |
            """;

    /** More expressions on which libpcap's program for the interface must agree. */
    private static final List<String> MORE = List.of(
            "ip or vlan 5",
            "vlan or ip",
            "vlan 5 or vlan 6",
            "not vlan 5",
            "vlan and not tcp",
            "vlan and (tcp port 80 or udp port 53)",
            "(vlan 5 and tcp) or (vlan and udp)",
            "not (vlan and ip6)",
            "vlan and ether[12:2] = 0x800",
            "vlan and host 10.0.0.1",
            "vlan and vlan and host 10.0.0.1",
            "vlan 5 and len > 90",
            "ether proto 0x8100",
            "greater 74");

    @Test
    void frameSocketsSeeTagsThatTheKernelTookOff(PrivateNetwork network) throws Exception {
        assertEqual(
                arrivals(
                        network,
                        LinkMode.RAW,
                        programs(SocketKind.PACKET_RAW, expected().keySet())),
                expected());
    }

    @Test
    void datagramSocketsSeeTagsAndHeadersThatTheKernelTookOff(PrivateNetwork network) throws Exception {
        assertEqual(
                arrivals(
                        network,
                        LinkMode.DGRAM,
                        programs(SocketKind.PACKET_DATAGRAM, expected().keySet())),
                expected());
    }

    /** The kernel takes tags off frames that come in; those that go out are as they were built. */
    @Test
    void tagsInOutgoingFramesAreSeenToo(PrivateNetwork network) throws Exception {
        Map<String, Set<String>> expected = Map.of(
                "outbound and vlan 5 and tcp port 80",
                names("web-in-5 web6-in-5 web-in-service-5"),
                "outbound and udp port 53 and not vlan",
                names("dns"),
                "vlan and inbound",
                names(""));
        assertEqual(
                arrivals(network, network.local(), LinkMode.RAW, programs(SocketKind.PACKET_RAW, expected.keySet())),
                expected);
    }

    @Test
    void theMachineAgreesWithTheKernel(PrivateNetwork network) throws Exception {
        Set<String> expressions = new TreeSet<>(MORE);
        expressions.addAll(expected().keySet());
        for (LinkMode mode : LinkMode.values()) {
            boolean raw = mode == LinkMode.RAW;
            Map<String, BpfProgram> programs =
                    programs(raw ? SocketKind.PACKET_RAW : SocketKind.PACKET_DATAGRAM, expressions);
            assertEqual(judged(network, programs, raw ? 0 : ETHERNET_HEADER_LENGTH), arrivals(network, mode, programs));
        }
    }

    @Test
    void libpcapsProgramsForTheInterfaceLetTheSameFramesIn(PrivateNetwork network) throws Exception {
        Set<String> expressions = new TreeSet<>(MORE);
        expressions.addAll(expected().keySet());
        assertEqual(
                arrivals(network, LinkMode.RAW, programs(SocketKind.PACKET_RAW, expressions)),
                arrivals(network, LinkMode.RAW, ofTcpdump(network, expressions)));
    }

    /**
     * A known difference: behind {@code (a or vlan)} libpcap's program for an interface goes on at the tag only if it came by
     * {@code vlan}. In a capture file, by its manual and here, what follows {@code vlan} in the text is about the packet behind the tag.
     */
    @Test
    void anExpressionMeansOnAnInterfaceWhatItMeansInAFileUnlikeLibpcaps(PrivateNetwork network) throws Exception {
        Set<String> expressions = Set.of("(ip or vlan 5) and udp");
        assertThat(arrivals(network, LinkMode.RAW, programs(SocketKind.PACKET_RAW, expressions))
                        .values())
                .containsExactly(names("dns-in-5"));
        assertThat(arrivals(network, LinkMode.RAW, ofTcpdump(network, expressions))
                        .values())
                .containsExactly(names("dns broadcast dns-in-5"));
    }

    /** Without its optimizer, which for {@code ip6 or (vlan and vlan)} forgets that the outer tag is not in the frame (libpcap 1.10.3). */
    private static Map<String, BpfProgram> ofTcpdump(PrivateNetwork network, Set<String> expressions) throws Exception {
        Requirements.requireTool("tcpdump");
        Map<String, BpfProgram> theirs = new TreeMap<>();
        for (String expression : expressions) {
            Process tcpdump =
                    network.start("tcpdump", "-O", "-ddd", "-i", network.local().interfaceName(), "--", expression);
            String output = new String(tcpdump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(tcpdump.waitFor()).as(output).isZero();
            theirs.put(expression, BpfNotation.DECIMAL.parse(output));
        }
        return theirs;
    }

    private static void assertEqual(Map<String, Set<String>> actual, Map<String, Set<String>> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        SoftAssertions.assertSoftly(softly -> actual.forEach(
                (expression, frames) -> softly.assertThat(frames).as(expression).isEqualTo(expected.get(expression))));
    }

    private static Map<String, BpfProgram> programs(SocketKind socket, Set<String> expressions) throws Exception {
        Map<String, BpfProgram> programs = new TreeMap<>();
        for (String expression : expressions) {
            programs.put(expression, FilterCompiler.compile(expression, socket));
        }
        return programs;
    }

    /** {@return which frames each program lets in, in the kernel} */
    private static Map<String, Set<String>> arrivals(
            PrivateNetwork network, LinkMode mode, Map<String, BpfProgram> programs) throws Exception {
        return arrivals(network, network.peer(), mode, programs);
    }

    private static Map<String, Set<String>> arrivals(
            PrivateNetwork network, Host host, LinkMode mode, Map<String, BpfProgram> programs) throws Exception {
        FilteredFrames frames = FilteredFrames.from(network);
        Map<String, LinkChannel> channels = new TreeMap<>();
        try (LinkChannel sender = bound(LinkMode.RAW, network.local(), BpfProgram.dropAll());
                LinkChannel witness = bound(mode, host, BpfProgram.acceptAll())) {
            for (Map.Entry<String, BpfProgram> program : programs.entrySet()) {
                channels.put(program.getKey(), bound(mode, host, program.getValue()));
            }
            frames.send(sender);
            awaitLast(frames, witness, new ArrayList<>());
            Map<String, Set<String>> arrivals = new TreeMap<>();
            for (Map.Entry<String, LinkChannel> channel : channels.entrySet()) {
                arrivals.put(channel.getKey(), frames.arrived(channel.getValue()));
            }
            return arrivals;
        } finally {
            for (LinkChannel channel : channels.values()) {
                channel.close();
            }
        }
    }

    /** {@return which frames each program accepts in the machine, judged by what a socket without a filter was told about them} */
    private static Map<String, Set<String>> judged(PrivateNetwork network, Map<String, BpfProgram> programs, int offset)
            throws Exception {
        FilteredFrames frames = FilteredFrames.from(network);
        List<ReceivedFrame> received = new ArrayList<>();
        List<ByteBuffer> octets;
        try (LinkChannel sender = bound(LinkMode.RAW, network.local(), BpfProgram.dropAll());
                LinkChannel witness = bound(LinkMode.RAW, network.peer(), BpfProgram.acceptAll())) {
            frames.send(sender);
            octets = awaitLast(frames, witness, received);
        }
        Map<String, Set<String>> judged = new TreeMap<>();
        for (Map.Entry<String, BpfProgram> program : programs.entrySet()) {
            BpfMachine machine = new BpfMachine(program.getValue());
            Set<String> accepted = new TreeSet<>();
            for (int index = 0; index < received.size(); index++) {
                Metadata metadata = new Metadata(received.get(index), -offset);
                if (machine.accepts(octets.get(index).duplicate().position(offset), metadata)) {
                    accepted.add(frames.name(received.get(index)));
                }
            }
            judged.put(program.getKey(), accepted);
        }
        return judged;
    }

    /** Waits for the last frame; what came before goes into the list, and its octets are returned. */
    private static List<ByteBuffer> awaitLast(FilteredFrames frames, LinkChannel witness, List<ReceivedFrame> before)
            throws Exception {
        List<ByteBuffer> octets = new ArrayList<>();
        while (true) {
            ByteBuffer in = ByteBuffer.allocate(256);
            ReceivedFrame frame = witness.receive(in, Duration.ofSeconds(30));
            String name = frames.name(frame);
            if (name != null && FilteredFrames.isLast(name)) {
                return octets;
            }
            if (name != null) {
                before.add(frame);
                octets.add(in.flip());
            }
        }
    }

    private static Map<String, Set<String>> expected() {
        Map<String, Set<String>> expected = new TreeMap<>();
        EXPECTED.lines()
                .map(line -> line.split("\\|", -1))
                .forEach(fields -> expected.put(fields[0].strip(), names(fields[1].strip())));
        return expected;
    }

    private static Set<String> names(String names) {
        if (names.equals("*-in-*")) {
            return names("web-in-5 web6-in-5 dns-in-5 web-in-6 web-in-service-5 web-in-5-in-6 dns-in-6-in-service-5");
        }
        return names.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(names.split(" ")));
    }

    private static LinkChannel bound(LinkMode mode, Host host, BpfProgram filter) throws Exception {
        return host.call(() ->
                LinkChannel.open(mode).attachFilter(filter).bind(host.interfaceIndex(), LinkChannel.ALL_PROTOCOLS));
    }
}
