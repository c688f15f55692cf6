package io.rawnet.packet;

import static io.rawnet.packet.PacketSamples.mac;
import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.LinkType;
import io.rawnet.bpf.filter.BpfFilter;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.link.EthernetView;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The samples of {@code docs/link-layer.md}, which stand there word for word. */
@InPrivateNetwork
@Timeout(20)
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

    // sample: filter
    static LinkChannel webTraffic(LinkInterface on) throws Exception {
        BpfProgram web = BpfFilter.compile("tcp port 80 or tcp port 443", LinkType.ETHERNET);
        return LinkChannel.open(LinkMode.RAW, on, LinkChannel.ALL_PROTOCOLS, web);
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

    @Test
    void theGuideShowsTheseSamplesWordForWord() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "link-layer.md"));
        String source = Files.readString(Path.of("src/test/java/io/rawnet/packet/LinkLayerGuideTest.java"));
        List<String> samples = Pattern.compile(" {4}// sample: .*?\n(.*?) {4}// end\n", Pattern.DOTALL)
                .matcher(source)
                .results()
                .map(sample -> sample.group(1).replaceAll("(?m)^ {4}", ""))
                .toList();
        assertThat(samples).hasSize(6).allSatisfy(sample -> assertThat(guide).contains("```java\n" + sample + "```"));
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
        assertThat(counted.get(5, TimeUnit.SECONDS)).isGreaterThanOrEqualTo(60_000);
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
