package io.rawnet.packet;

import static io.rawnet.packet.PacketSamples.mac;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.channel.Arrival;
import io.rawnet.channel.InterfaceDownException;
import io.rawnet.channel.NoSuchInterfaceException;
import io.rawnet.channel.PollKey;
import io.rawnet.channel.Poller;
import io.rawnet.codec.Header;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.ArpPacket;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.link.EthernetView;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.SequenceNumber;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The samples of {@code docs/link-layer.md}, which stand there word for word. */
@InPrivateNetwork
@Timeout(60)
class LinkLayerGuideTest {

    // sample: send
    static void greet(String interfaceName, MacAddress destination) throws IOException {
        LinkInterface on = LinkInterface.byName(interfaceName);
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW).bind(on, EtherType.EXPERIMENTAL_1)) {
            Packet frame = Packet.of(new EthernetHeader(destination, on.mac().orElseThrow(), EtherType.EXPERIMENTAL_1))
                    .withPayload("hello".getBytes());
            channel.send(frame.octets().buffer());
        }
    }
    // end

    // sample: receive
    static String listen(String interfaceName) throws IOException {
        LinkInterface on = LinkInterface.byName(interfaceName);
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW).bind(on, EtherType.EXPERIMENTAL_1)) {
            ByteBuffer in = ByteBuffer.allocate(2048);
            ReceivedFrame received = channel.receive(in, Duration.ofSeconds(5));
            return received.linkAddress() + " sent " + received.length() + " octets";
        }
    }
    // end

    // sample: decode
    static Optional<MacAddress> ask(LinkInterface on, Ipv4Address own, Ipv4Address other) throws IOException {
        MacAddress mac = on.mac().orElseThrow();
        Packet question = Packet.of(
                new EthernetHeader(MacAddress.BROADCAST, mac, EtherType.ARP), ArpPacket.request(mac, own, other));
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW).bind(on, EtherType.ARP)) {
            channel.send(question);
            Arrival<ReceivedFrame> answer = channel.receive(Duration.ofSeconds(5));
            System.out.println(answer.metadata().packetType() + ": " + answer.packet());
            return answer.packet().header(ArpPacket.class).flatMap(ArpPacket::senderMac);
        }
    }
    // end

    // sample: filter
    static LinkChannel webTraffic(LinkInterface on) throws Exception {
        BpfProgram web = FilterCompiler.compile("tcp port 80 or tcp port 443", LinkType.ETHERNET);
        return LinkChannel.open(LinkMode.RAW, on, LinkChannel.ALL_PROTOCOLS, web);
    }
    // end

    // sample: batches
    static int echo(LinkChannel channel, LinkReceiveBatch in, LinkSendBatch out) throws IOException {
        channel.receive(in);
        out.clear();
        for (int packet = 0; packet < in.size(); packet++) {
            if (!in.truncated(packet)) {
                out.add(in.packet(packet));
            }
        }
        while (out.position() < out.size()) {
            try {
                channel.send(out);
            } catch (InterfaceDownException | NoSuchInterfaceException | ClosedChannelException end) {
                throw end;
            } catch (IOException refused) {
                out.skip();
            }
        }
        return out.sent();
    }
    // end

    // sample: ring
    static long count(LinkInterface on, int frames) throws Exception {
        long octets = 0;
        try (PacketRing ring = PacketRing.builder().open().bind(on, EtherType.EXPERIMENTAL_1)) {
            for (int seen = 0; seen < frames; ) {
                try (RingBlock block = ring.poll()) {
                    RingFrame frame = block.frames();
                    while (frame.next()) {
                        EthernetView ethernet = EthernetView.at(frame.buffer(), frame.offset());
                        if (!ethernet.source().equals(MacAddress.ZERO)) {
                            octets += frame.originalLength();
                        }
                        seen++;
                    }
                }
            }
            LinkStatistics statistics = ring.statistics();
            System.out.println(statistics.received() + " received, " + statistics.dropped() + " dropped");
        }
        return octets;
    }
    // end

    // sample: transmit
    static void burst(LinkInterface on, ByteBuffer frame, int times) throws IOException {
        try (TransmitRing ring = TransmitRing.open(512, 2048).bind(on)) {
            for (int sent = 0; sent < times; sent++) {
                ring.claim().put(frame.duplicate());
                ring.submit();
            }
            ring.flush();
        }
    }
    // end

    // sample: fanout
    static PacketRing[] share(LinkInterface on, int workers) throws IOException {
        PacketRing[] rings = new PacketRing[workers];
        int group = 0;
        for (int worker = 0; worker < workers; worker++) {
            rings[worker] = PacketRing.builder().blockCount(8).open().bind(on, PacketRing.ALL_PROTOCOLS);
            Fanout fanout = worker == 0 ? Fanout.unique(FanoutMode.HASH) : Fanout.of(group, FanoutMode.HASH);
            group = rings[worker].joinFanout(fanout);
        }
        return rings;
    }
    // end

    // sample: poller
    static void watch(List<LinkChannel> channels, BlockingQueue<Packet> seen) throws IOException {
        try (Poller poller = Poller.open()) {
            for (LinkChannel channel : channels) {
                poller.register(channel, PollKey.OP_READ);
            }
            while (true) {
                poller.select(key -> {
                    try {
                        ((LinkChannel) key.channel()).tryReceive().ifPresent(arrival -> seen.add(arrival.packet()));
                    } catch (IOException failure) {
                        System.err.println(failure.getMessage());
                        key.cancel();
                    }
                });
            }
        }
    }
    // end

    // sample: port
    static LinkChannel port(LinkInterface on) throws IOException {
        LinkChannel channel = LinkChannel.open(LinkMode.RAW)
                .setOption(LinkSocketOptions.VIRTIO_HEADER, true)
                .setOption(LinkSocketOptions.IGNORE_OUTGOING, true)
                .setOption(StandardSocketOptions.SO_RCVBUF, 4 << 20);
        channel.promiscuous(on.index());
        return channel.bind(on, LinkChannel.ALL_PROTOCOLS);
    }

    static void forward(LinkChannel from, LinkChannel to) throws IOException {
        ByteBuffer packet = ByteBuffer.allocateDirect(1 << 17);
        while (true) {
            from.receive(packet.clear());
            to.send(packet.flip());
        }
    }
    // end

    // sample: finish
    static List<Packet> finish(Packet received, int mtu) {
        int size = received.payload().size();
        int room = mtu - (received.length() - EthernetHeader.LENGTH - size);
        Optional<TcpHeader> tcp = received.header(TcpHeader.class);
        if (size <= room || tcp.isEmpty()) {
            return List.of(received.tryCompleted().orElse(received));
        }
        List<Packet> segments = new ArrayList<>();
        for (int from = 0; from < size; from += room) {
            int to = Math.min(from + room, size);
            TcpHeader segment = tcp.get().toBuilder()
                    .sequenceNumber(SequenceNumber.plus(tcp.get().sequenceNumber(), from))
                    .controlBits(tcp.get().controlBits() & (to == size ? ~0 : ~(TcpHeader.FIN | TcpHeader.PSH)))
                    .build();
            int number = segments.size();
            Header[] headers = received.headers().stream()
                    .map(header -> header instanceof TcpHeader ? segment : header)
                    .map(header -> header instanceof Ipv4Header ip
                            ? ip.toBuilder()
                                    .identification(ip.identification() + number & 0xFFFF)
                                    .build()
                            : header)
                    .toArray(Header[]::new);
            Octets payload = received.payload().slice(from, to);
            segments.add(Packet.of(headers).withPayload(payload).completed());
        }
        return segments;
    }
    // end

    @Test
    void theGuideShowsTheseSamplesWordForWord() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "link-layer.md"));
        String source = Files.readString(Path.of("src/test/java/io/rawnet/packet/LinkLayerGuideTest.java"));
        List<String> samples = Pattern.compile(" {4}// sample: .*?\n(.*?) {4}// end\n", Pattern.DOTALL)
                .matcher(source)
                .results()
                .map(sample -> sample.group(1).replaceAll("(?m)^ {4}", ""))
                .toList();
        assertThat(samples).hasSize(11).allSatisfy(sample -> assertThat(guide).contains("```java\n" + sample + "```"));
    }

    @Test
    void greetingsAreHeard(PrivateNetwork network) throws Exception {
        Future<String> heard =
                network.peer().background(() -> listen(network.peer().interfaceName()));
        while (!heard.isDone()) {
            greet(network.local().interfaceName(), mac(network.peer()));
            Thread.sleep(20);
        }
        assertThat(heard.get()).isEqualTo(mac(network.local()) + " sent 19 octets");
    }

    @Test
    void filtersLetInWebTraffic(PrivateNetwork network) throws Exception {
        LinkInterface on = LinkInterface.byIndex(network.local().interfaceIndex());
        try (LinkChannel channel = webTraffic(on)) {
            greet(on.name(), mac(network.peer()));
            assertThat(channel.tryReceive(ByteBuffer.allocate(64))).isEmpty();
        }
    }

    @Test
    void ringsCountWhatRingsSend(PrivateNetwork network) throws Exception {
        LinkInterface on = LinkInterface.byIndex(network.local().interfaceIndex());
        Future<Long> counted = network.peer()
                .background(() -> count(LinkInterface.byIndex(network.peer().interfaceIndex()), 1000));
        ByteBuffer frame = PacketSamples.numbered(network, 1, 46);
        while (!counted.isDone()) {
            burst(on, frame, 100);
            Thread.sleep(5);
        }
        assertThat(counted.get(30, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(60_000);
    }

    @Test
    void packetsComeDecoded(PrivateNetwork network) throws Exception {
        Ipv4Address own = Ipv4Address.of(network.local().ipv4Address());
        Ipv4Address other = Ipv4Address.of(network.peer().ipv4Address());
        assertThat(ask(LinkInterface.byIndex(network.local().interfaceIndex()), own, other))
                .contains(mac(network.peer()));
    }

    @Test
    void batchesEcho(PrivateNetwork network) throws Exception {
        LinkInterface on = LinkInterface.byIndex(network.local().interfaceIndex());
        try (LinkChannel here = LinkChannel.open(LinkMode.RAW).bind(on, EtherType.EXPERIMENTAL_1);
                LinkChannel there = network.peer().call(() -> LinkChannel.open(LinkMode.RAW)
                        .bind(network.peer().interfaceIndex(), EtherType.EXPERIMENTAL_1))) {
            greet(on.name(), mac(network.peer()));
            assertThat(echo(there, new LinkReceiveBatch(8, 2048), new LinkSendBatch(8, 2048)))
                    .isEqualTo(1);
            assertThat(here.receive(Duration.ofSeconds(30)).packet().payload())
                    .isEqualTo(Octets.of("hello".getBytes()));
        }
    }

    @Test
    void onePollerWatchesManyChannels(PrivateNetwork network) throws Exception {
        LinkInterface on = LinkInterface.byIndex(network.local().interfaceIndex());
        BlockingQueue<Packet> seen = new LinkedBlockingQueue<>();
        try (LinkChannel one = LinkChannel.open(LinkMode.RAW).bind(on, EtherType.EXPERIMENTAL_1);
                LinkChannel another = LinkChannel.open(LinkMode.RAW).bind(on, EtherType.EXPERIMENTAL_2)) {
            Thread watching = new Thread(() -> {
                try {
                    watch(List.of(one, another), seen);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
            watching.setDaemon(true);
            watching.start();
            network.peer()
                    .run(() -> greet(network.peer().interfaceName(), on.mac().orElseThrow()));
            assertThat(seen.poll(30, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    @InPrivateNetwork(bridge = true)
    void portsForward(PrivateNetwork network) throws Exception {
        Host host = network.bridge();
        LinkChannel one = host.call(() -> port(LinkInterface.byName("eth0")));
        LinkChannel other = host.call(() -> port(LinkInterface.byName("eth1")));
        for (List<LinkChannel> way : List.of(List.of(one, other), List.of(other, one))) {
            Thread thread = new Thread(() -> {
                try {
                    forward(way.get(0), way.get(1));
                } catch (IOException closed) {
                    // the end of the test
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        try (one;
                other;
                ServerSocket server = network.peer().call(() -> new ServerSocket(0));
                Socket client = new Socket(network.peer().ipv4Address(), server.getLocalPort());
                Socket accepted = server.accept()) {
            client.getOutputStream().write(new byte[60_000]);
            assertThat(accepted.getInputStream().readNBytes(60_000)).hasSize(60_000);
        }
    }

    @Test
    void finishedSegmentsFitAndCarryTheSameOctets() {
        byte[] data = new byte[4001];
        new Random(1).nextBytes(data);
        Packet whole = Packet.of(
                        new EthernetHeader(MacAddress.BROADCAST, MacAddress.ZERO, EtherType.IPV4),
                        Ipv4Header.builder()
                                .identification(0xFFFF)
                                .source(Ipv4Address.of("192.0.2.1"))
                                .destination(Ipv4Address.of("192.0.2.2"))
                                .build(),
                        TcpHeader.builder()
                                .sourcePort(1000)
                                .destinationPort(2000)
                                .sequenceNumber(0xFFFF_FFFFL)
                                .controlBits(TcpHeader.ACK | TcpHeader.PSH)
                                .build())
                .withPayload(data);
        List<Packet> segments = finish(whole, 1500);
        ByteBuffer joined = ByteBuffer.allocate(data.length);
        segments.forEach(segment -> segment.payload().encode(joined));
        assertThat(joined.array()).isEqualTo(data);
        assertThat(segments).hasSize(3).allSatisfy(segment -> {
            assertThat(segment.length()).isLessThanOrEqualTo(1514);
            assertThat(segment.violations()).isEmpty();
        });
        assertThat(segments)
                .extracting(segment -> segment.header(TcpHeader.class).orElseThrow())
                .extracting(TcpHeader::sequenceNumber, TcpHeader::controlBits)
                .containsExactly(
                        tuple(0xFFFF_FFFFL, TcpHeader.ACK),
                        tuple(1459L, TcpHeader.ACK),
                        tuple(2919L, TcpHeader.ACK | TcpHeader.PSH));
        assertThat(finish(segments.get(0), 1500)).containsExactly(segments.get(0));
    }

    @Test
    void ringsShareTheirPackets(PrivateNetwork network) throws Exception {
        LinkInterface on = LinkInterface.byIndex(network.local().interfaceIndex());
        PacketRing[] rings = share(on, 3);
        assertThat(rings).hasSize(3).doesNotContainNull();
        for (PacketRing ring : rings) {
            ring.close();
        }
    }
}
