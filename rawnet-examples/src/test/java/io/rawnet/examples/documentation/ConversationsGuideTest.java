package io.rawnet.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.flow.Flow;
import io.rawnet.codec.flow.FlowDirection;
import io.rawnet.codec.flow.FlowKey;
import io.rawnet.codec.flow.FlowLimits;
import io.rawnet.codec.flow.FlowTable;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.stream.Defragmenter;
import io.rawnet.codec.stream.StreamEnd;
import io.rawnet.codec.stream.TcpReassembler;
import io.rawnet.codec.stream.TcpStream;
import io.rawnet.codec.stream.TcpStreamListener;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.pcap.CaptureReader;
import io.rawnet.pcap.CaptureWriter;
import io.rawnet.pcap.CapturedPacket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples of docs/conversations.md, run. */
class ConversationsGuideTest {
    private static final Ipv4Address CLIENT = Ipv4Address.of("192.0.2.1");
    private static final Ipv4Address SERVER = Ipv4Address.of("192.0.2.2");

    @TempDir
    Path folder;

    @Test
    void bothDirectionsHaveEqualKeys() {
        FlowKey there = FlowKey.of(IpProtocol.TCP, IpAddress.of("192.0.2.1"), 40000, IpAddress.of("192.0.2.2"), 80);
        FlowKey back = FlowKey.of(IpProtocol.TCP, IpAddress.of("192.0.2.2"), 80, IpAddress.of("192.0.2.1"), 40000);
        assertThat(back).isEqualTo(there);
        assertThat(there.direction(back)).isEqualTo(FlowDirection.BACKWARD);
    }

    private static Packet segment(
            boolean fromClient, int controlBits, long sequenceNumber, long acknowledged, String data) {
        return Packet.of(
                        Ipv4Header.builder()
                                .source(fromClient ? CLIENT : SERVER)
                                .destination(fromClient ? SERVER : CLIENT)
                                .build(),
                        TcpHeader.builder()
                                .sourcePort(fromClient ? 40000 : 80)
                                .destinationPort(fromClient ? 80 : 40000)
                                .controlBits(controlBits)
                                .sequenceNumber(sequenceNumber)
                                .acknowledgmentNumber(acknowledged)
                                .build())
                .withPayload(data.getBytes(StandardCharsets.UTF_8))
                .completed();
    }

    @Test
    void countsTheOctetsOfFlows() throws Exception {
        Path file = folder.resolve("flows.pcap");
        try (CaptureWriter writer = CaptureWriter.pcap(file, LinkType.RAW)) {
            writer.write(segment(true, TcpHeader.SYN, 1, 0, "").octets().buffer(), 0, 40);
            writer.write(segment(false, TcpHeader.ACK, 1, 2, "12345").octets().buffer(), 1, 45);
        }
        List<String> report = new ArrayList<>();
        try (CaptureReader reader = CaptureReader.open(file)) {
            FlowTable<long[]> table = new FlowTable<>(
                    new FlowLimits(10_000, Duration.ofMinutes(1)),
                    key -> new long[2],
                    (flow, cause) -> report.add(flow.key() + " " + Arrays.toString(flow.value()) + " " + cause));
            for (CapturedPacket captured = reader.read().orElse(null);
                    captured != null;
                    captured = reader.read().orElse(null)) {
                Packet packet = Packet.decode(captured.linkType(), captured.octets());
                long time = ChronoUnit.NANOS.between(
                        Instant.EPOCH, captured.timestamp().orElseThrow());
                FlowKey.of(packet).ifPresent(key -> {
                    Flow<long[]> flow = table.accept(key, time);
                    flow.value()[flow.key().direction(key).ordinal()] += packet.length();
                });
            }
            table.expire(Duration.ofHours(1).toNanos());
        }
        assertThat(report).containsExactly("TCP 192.0.2.1:40000 > 192.0.2.2:80 [40, 45] IDLE");
    }

    @Test
    void followsStreams() {
        List<Packet> packets = List.of(
                segment(true, TcpHeader.SYN, 0, 0, ""),
                segment(false, TcpHeader.SYN | TcpHeader.ACK, 100, 1, ""),
                segment(true, TcpHeader.ACK, 7, 101, "world\n"),
                segment(true, TcpHeader.ACK, 1, 101, "hello "),
                segment(false, TcpHeader.ACK | TcpHeader.FIN, 111, 13, "bye\n"),
                segment(true, TcpHeader.ACK | TcpHeader.FIN, 13, 116, ""));
        StringBuilder said = new StringBuilder();
        TcpReassembler reassembler = new TcpReassembler(new TcpStreamListener() {
            @Override
            public void data(TcpStream stream, FlowDirection direction, ByteBuffer data, long time) {
                said.append(direction).append(": ").append(StandardCharsets.UTF_8.decode(data));
            }

            @Override
            public void missing(TcpStream stream, FlowDirection direction, long octets, long time) {
                said.append(direction).append(": ").append(octets).append(" octets are missing\n");
            }

            @Override
            public void ended(TcpStream stream, StreamEnd end, long time) {
                said.append(stream.key()).append(": ").append(end);
            }
        });
        Defragmenter defragmenter = new Defragmenter();
        long time = 0;
        for (Packet packet : packets) {
            long now = ++time;
            defragmenter.accept(packet, now).ifPresent(whole -> reassembler.accept(whole, now));
        }
        reassembler.finish();
        assertThat(said).hasToString("""
                FORWARD: hello FORWARD: world
                BACKWARD: 10 octets are missing
                BACKWARD: bye
                TCP 192.0.2.1:40000 > 192.0.2.2:80: FINISHED""");
    }
}
