package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.fragment.Ipv4Fragmenter;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.examples.command.Shell.Result;
import io.rawnet.pcap.CaptureWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rawnet read --streams}. */
class ReadStreamsTest {
    private static final Ipv4Address CLIENT = Ipv4Address.of("10.0.0.1");
    private static final Ipv4Address SERVER = Ipv4Address.of("10.0.0.2");

    @TempDir
    Path folder;

    private final List<Octets> packets = new ArrayList<>();

    private void client(int controlBits, long sequenceNumber, long acknowledgmentNumber, String data) {
        packets.add(segment(CLIENT, 40000, SERVER, 80, controlBits, sequenceNumber, acknowledgmentNumber, data));
    }

    private void server(int controlBits, long sequenceNumber, long acknowledgmentNumber, String data) {
        packets.add(segment(SERVER, 80, CLIENT, 40000, controlBits, sequenceNumber, acknowledgmentNumber, data));
    }

    private static Octets segment(
            Ipv4Address source,
            int sourcePort,
            Ipv4Address destination,
            int destinationPort,
            int controlBits,
            long sequenceNumber,
            long acknowledgmentNumber,
            String data) {
        return Packet.of(
                        Ipv4Header.builder()
                                .source(source)
                                .destination(destination)
                                .identification(1)
                                .build(),
                        TcpHeader.builder()
                                .sourcePort(sourcePort)
                                .destinationPort(destinationPort)
                                .sequenceNumber(sequenceNumber)
                                .acknowledgmentNumber(acknowledgmentNumber)
                                .controlBits(controlBits)
                                .build())
                .withPayload(data.getBytes(StandardCharsets.UTF_8))
                .completed()
                .octets();
    }

    private Path file() throws IOException {
        Path file = folder.resolve("streams.pcap");
        try (CaptureWriter writer = CaptureWriter.pcap(file, LinkType.RAW)) {
            for (Octets packet : packets) {
                writer.write(packet.buffer(), 0, packet.size());
            }
        }
        return file;
    }

    private String read(String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of("read", "--streams", file().toString()));
        words.addAll(List.of(options));
        Result result = Shell.run(words.toArray(String[]::new));
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        return result.out();
    }

    private void request() {
        client(TcpHeader.SYN, 100, 0, "");
        server(TcpHeader.SYN | TcpHeader.ACK, 500, 101, "");
        client(TcpHeader.ACK, 101, 501, "GET / HTTP/1.0\r\n\r\n");
    }

    @Test
    void printsWhatBothSidesSay() throws Exception {
        request();
        server(TcpHeader.ACK, 501, 119, "HTTP/1.0 200 OK\r\n\r\nna");
        server(TcpHeader.ACK | TcpHeader.FIN, 522, 119, "me?");
        client(TcpHeader.ACK, 119, 526, "none");
        client(TcpHeader.ACK | TcpHeader.FIN, 123, 526, "");
        assertThat(read()).isEqualTo("""
                1   TCP 10.0.0.1:40000 > 10.0.0.2:80
                1 > GET / HTTP/1.0
                1 >
                1 < HTTP/1.0 200 OK
                1 <
                1 < name?
                1 > none
                1   closed by both sides
                """);
    }

    @Test
    void tellsWhatIsMissing() throws Exception {
        request();
        server(TcpHeader.ACK, 501, 119, "it is [5 octets");
        server(TcpHeader.ACK, 521, 119, " missing]\n");
        client(TcpHeader.ACK, 119, 531, "");
        server(TcpHeader.ACK, 532, 119, "x");
        assertThat(read()).endsWith("""
                1 < it is [5 octets
                1 <! 5 octets are missing
                1 <  missing]
                1 <! 1 octet is missing
                1 < x
                1   open when the capture ended
                """);
    }

    @Test
    void controlCharactersDoNoHarm() throws Exception {
        request();
        server(TcpHeader.ACK, 501, 119, "\u001b[2Jred\u009b0m\u202etxt.exe\ttab\rnew\u2028line\n");
        assertThat(read()).contains("1 < ?[2Jred?0m?txt.exe\ttab?new?line\n");
    }

    @Test
    void longLinesArePrintedInPieces() throws Exception {
        request();
        server(TcpHeader.ACK, 501, 119, "a".repeat(1024) + "\n" + "b".repeat(1025));
        assertThat(read()).contains("1 < " + "a".repeat(1024) + "\n1 < " + "b".repeat(1024) + "\n1 < b\n1   open");
    }

    @Test
    void printsOctetsToo() throws Exception {
        request();
        assertThat(read("--hex")).contains("1 >\n    00000000  47 45 54 20").doesNotContain("1 > GET");
    }

    @Test
    void followsIpFragments() throws Exception {
        request();
        String text = "fragment".repeat(40);
        Octets whole = segment(SERVER, 80, CLIENT, 40000, TcpHeader.ACK, 501, 119, text);
        List<Octets> fragments = new ArrayList<>(Ipv4Fragmenter.fragment(whole.buffer(), 100));
        packets.add(fragments.remove(1));
        packets.addAll(fragments);
        assertThat(fragments).hasSizeGreaterThan(2);
        assertThat(read()).contains("1 < " + text + "\n");
    }

    @Test
    void takesOnlyThePacketsOfAnExpression() throws Exception {
        request();
        packets.add(segment(CLIENT, 40001, SERVER, 81, TcpHeader.SYN, 7, 0, "other"));
        assertThat(read("port", "81")).isEqualTo("""
                1   TCP 10.0.0.1:40001 > 10.0.0.2:81
                1 > other
                1   open when the capture ended
                """);
    }

    @Test
    void printsWhatItHasWhenTheFileIsCutShort() throws Exception {
        request();
        Path file = file();
        byte[] octets = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(octets, octets.length - 3));
        client(TcpHeader.ACK, 119, 501, "");
        Result result = Shell.run("read", "--streams", file.toString());
        assertThat(result.out()).endsWith("1   open when the capture ended\n");
        assertThat(result.status()).isNotZero();
        assertThat(result.err()).isNotEmpty();
    }

    @Test
    void aTreeOfStreamsIsAUsageError() throws Exception {
        Result result = Shell.run("read", "--streams", "--tree", file().toString());
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("--tree");
    }
}
