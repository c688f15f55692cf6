package io.rawnet.examples.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.Header;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.IcmpExtensions;
import io.rawnet.codec.control.IcmpQuote;
import io.rawnet.codec.control.MplsLabelStack;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmp.IcmpTimeExceeded;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.SequenceNumber;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.examples.command.Shell;
import io.rawnet.ip.IpChannel;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TcpPortGuard;
import io.rawnet.ip.TransportChannel;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.net.StandardProtocolFamily;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs that others wrote see our packets, find their checksums right, and take our answers for those of a kernel. */
@InPrivateNetwork
@Timeout(60)
class ToolsAgreeTest {
    private static final int OPEN = 80;
    private static final int CLOSED = 81;

    @Test
    void pingTakesOurRepliesForTheKernels(PrivateNetwork network) throws Exception {
        Requirements.requireTool("ping");
        Files.writeString(Path.of("/proc/sys/net/ipv4/icmp_echo_ignore_all"), "1");
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            Future<?> answers = network.local().background(() -> answerEcho(channel, 3));
            String said = Tool.output(network.peer()
                    .start(
                            "ping",
                            "-n",
                            "-c",
                            "3",
                            "-i",
                            "0.2",
                            "-W",
                            "30",
                            local(network).toString()));
            assertThat(said).contains("3 received, 0% packet loss").doesNotContain("wrong data", "DUP");
            answers.get(30, TimeUnit.SECONDS);
        }
    }

    private static Void answerEcho(TransportChannel channel, int count) throws Exception {
        for (int answered = 0; answered < count; answered++) {
            Arrival<ReceivedPacket> arrival = channel.receive();
            Packet packet = arrival.packet();
            Optional<IcmpHeader> request =
                    packet.header(IcmpHeader.class).filter(icmp -> icmp.type() == IcmpHeader.ECHO_REQUEST);
            if (request.isPresent()) {
                Packet reply = Packet.of(request.get().toReply()).withPayload(packet.payload());
                channel.send(reply.completed(), arrival.metadata().source());
            }
        }
        return null;
    }

    @Test
    void tracerouteReadsOurErrorsAndTheirLabels(PrivateNetwork network) throws Exception {
        Requirements.requireTool("traceroute");
        Process route = network.peer()
                .start(
                        "ip",
                        "route",
                        "add",
                        "192.0.2.0/24",
                        "via",
                        local(network).toString());
        assertThat(Tool.output(route)).isEmpty();
        try (LinkChannel probes = LinkChannel.open(LinkMode.DGRAM);
                TransportChannel errors = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            probes.bind(network.local().interfaceIndex(), EtherType.IPV4);
            Future<?> answer = network.local().background(() -> answerProbe(probes, errors));
            String said = Tool.output(
                    network.peer().start("traceroute", "-n", "-e", "-q", "1", "-m", "1", "-w", "30", "192.0.2.1"));
            assertThat(said).contains("10.0.0.1 <MPLS:L=16004,E=5,S=1,T=1>");
            answer.get(30, TimeUnit.SECONDS);

            Future<?> secondAnswer = network.local().background(() -> answerProbe(probes, errors));
            Shell.Result ours = network.peer()
                    .call(() -> Shell.run("traceroute", "-n", "-e", "-q", "1", "-m", "1", "-w", "30", "192.0.2.1"));
            assertThat(ours.out()).contains(" 1  10.0.0.1 <MPLS:L=16004,E=5,S=1,T=1>  ");
            secondAnswer.get(30, TimeUnit.SECONDS);
        }
    }

    /** Is the router that a packet to 192.0.2.1 dies at. */
    private static Void answerProbe(LinkChannel probes, TransportChannel errors) throws Exception {
        Packet probe;
        Ipv4Header header;
        do {
            probe = probes.receive().packet();
            header = probe.header(Ipv4Header.class).orElseThrow();
        } while (!header.destination().equals(Ipv4Address.of("192.0.2.1")));
        IcmpExtensions labels =
                IcmpExtensions.of(new MplsLabelStack(List.of(new MplsLabelStack.Entry(16_004, 5, true, 1))));
        IcmpQuote quote = IcmpQuote.clipped(EtherType.IPV4, probe.octets(), labels);
        Packet error = Packet.of(IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT))
                .withQuote(quote)
                .completed();
        errors.send(error, header.source());
        return null;
    }

    @Test
    void hpingGetsOurSynAck(PrivateNetwork network) throws Exception {
        Requirements.requireTool("hping3");
        try (TcpPortGuard guard = TcpPortGuard.open(local(network), OPEN)) {
            assertThat(guard.isOpen()).isTrue();
            TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP);
            Future<Set<Integer>> answered = network.local().background(() -> answerSyns(channel, local(network)));
            // it waits no more than a second for the answer to its last question
            Agreement.expect(() -> {
                String said = Tool.output(network.peer()
                        .start(
                                "hping3",
                                "-n",
                                "-S",
                                "-p",
                                "" + OPEN,
                                "-c",
                                "2",
                                "-i",
                                "u200000",
                                local(network).toString()));
                assertThat(said.lines().filter(line -> line.contains("sport=80 flags=SA")))
                        .hasSize(2)
                        .allMatch(line -> line.contains("win=4242"));
                assertThat(said).contains("2 packets received");
            });
            channel.close();
            assertThat(answered.get(30, TimeUnit.SECONDS)).containsExactly(OPEN);
        }
    }

    @Test
    void nmapFindsThePortsThatWeAnswerFor(PrivateNetwork network) throws Exception {
        Requirements.requireTool("nmap");
        try (TcpPortGuard open = TcpPortGuard.open(local(network), OPEN);
                TcpPortGuard closed = TcpPortGuard.open(local(network), CLOSED)) {
            assertThat(open.isOpen() && closed.isOpen()).isTrue();
            TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.TCP);
            Future<Set<Integer>> answered = network.local().background(() -> answerSyns(channel, local(network)));
            String said = Tool.output(network.peer()
                    .start(
                            "nmap",
                            "-n",
                            "-sS",
                            "-Pn",
                            "--reason",
                            "-p",
                            OPEN + "," + CLOSED,
                            local(network).toString()));
            assertThat(said)
                    .containsPattern("80/tcp +open +\\S+ +syn-ack")
                    .containsPattern("81/tcp +closed +\\S+ +reset");
            channel.close();
            assertThat(answered.get(30, TimeUnit.SECONDS)).containsExactlyInAnyOrder(OPEN, CLOSED);
        }
    }

    /** Answers as a host would on which somebody listens on one port, until the channel is closed. */
    private static Set<Integer> answerSyns(TransportChannel channel, Ipv4Address local) throws Exception {
        Set<Integer> answered = new HashSet<>();
        while (true) {
            Arrival<ReceivedPacket> arrival;
            try {
                arrival = channel.receive();
            } catch (ClosedChannelException enough) {
                return answered;
            }
            IpAddress peer = arrival.metadata().source();
            TcpHeader syn = arrival.packet().header(TcpHeader.class).orElseThrow();
            if (syn.controlBits() == TcpHeader.SYN) {
                TcpHeader answer = TcpHeader.builder()
                        .sourcePort(syn.destinationPort())
                        .destinationPort(syn.sourcePort())
                        .sequenceNumber(1000)
                        .acknowledgmentNumber(SequenceNumber.plus(syn.sequenceNumber(), 1))
                        .controlBits(TcpHeader.ACK | (syn.destinationPort() == OPEN ? TcpHeader.SYN : TcpHeader.RST))
                        .window(4242)
                        .build();
                channel.send(Packet.of(answer).completed(local, peer), peer);
                answered.add(syn.destinationPort());
            }
        }
    }

    @Test
    void tcpdumpAndTsharkFindOurChecksumsRight(PrivateNetwork network) throws Exception {
        Requirements.requireTool("tcpdump");
        Requirements.requireTool("tshark");
        Path capture = Files.createTempFile("ours", ".pcap");
        try {
            Process dump = network.peer()
                    .start(
                            "tcpdump",
                            "-i",
                            network.peer().interfaceName(),
                            "-U",
                            "-c",
                            "3",
                            "-w",
                            capture.toString(),
                            "src",
                            "10.0.0.1",
                            "and",
                            "not",
                            "arp");
            Tool.awaitLine(dump, "listening on");
            send(
                    network,
                    TcpHeader.builder()
                            .sourcePort(1)
                            .destinationPort(2)
                            .controlBits(TcpHeader.SYN)
                            .build());
            send(network, UdpHeader.of(3, 4));
            send(network, IcmpHeader.echoRequest(5, 6).toReply());
            assertThat(dump.waitFor(30, TimeUnit.SECONDS)).isTrue();

            String tcpdump = Tool.output(network.start("tcpdump", "-n", "-vvv", "-r", capture.toString()));
            assertThat(tcpdump)
                    .contains("cksum", "(correct)", "[udp sum ok]", "ICMP echo reply")
                    .doesNotContain("incorrect", "bad", "wrong");

            String tshark = Tool.output(network.start(
                    "tshark",
                    "-r",
                    capture.toString(),
                    "-o",
                    "ip.check_checksum:TRUE",
                    "-o",
                    "tcp.check_checksum:TRUE",
                    "-o",
                    "udp.check_checksum:TRUE",
                    "-T",
                    "fields",
                    "-E",
                    "separator=,",
                    "-e",
                    "ip.checksum.status",
                    "-e",
                    "tcp.checksum.status",
                    "-e",
                    "udp.checksum.status",
                    "-e",
                    "icmp.checksum.status"));
            assertThat(tshark.lines().filter(line -> line.startsWith("1"))).containsExactly("1,1,,", "1,,1,", "1,,,1");
        } finally {
            Files.delete(capture);
        }
    }

    private static void send(PrivateNetwork network, Header header) throws Exception {
        Packet packet = Packet.of(
                        Ipv4Header.builder()
                                .source(local(network))
                                .destination(Ipv4Address.of(network.peer().ipv4Address()))
                                .build(),
                        header)
                .withPayload(Octets.of(1, 2, 3))
                .completed();
        try (IpChannel channel = IpChannel.open(StandardProtocolFamily.INET, IpProtocol.RAW)) {
            channel.send(packet);
        }
    }

    private static Ipv4Address local(PrivateNetwork network) {
        return Ipv4Address.of(network.local().ipv4Address());
    }
}
