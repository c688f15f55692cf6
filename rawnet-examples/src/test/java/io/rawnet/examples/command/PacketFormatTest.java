package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4PseudoHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.examples.command.Shell.Result;
import io.rawnet.examples.tool.Tool;
import io.rawnet.pcap.CaptureWriter;
import io.rawnet.testkit.junit.Requirements;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times and octets of packets, printed as tcpdump(8) prints them. */
class PacketFormatTest {
    private static final Ipv4Address SOURCE = Ipv4Address.of("192.0.2.1");
    private static final Ipv4Address DESTINATION = Ipv4Address.of("192.0.2.2");
    private static final long FIRST = 1_000_000_000_250_000_000L;
    private static final long SECOND = FIRST + 3_601_000_001_000L;
    private static final int UDP_CHECKSUM = 6;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("packets.pcap");
        byte[] octets = datagram("GET \r\n\u001B[2J\u0000end").octets().toArray();
        try (CaptureWriter writer = CaptureWriter.pcap(file, LinkType.ETHERNET)) {
            writer.write(ByteBuffer.wrap(octets), FIRST, octets.length);
            writer.write(ByteBuffer.wrap(octets), SECOND, octets.length);
        }
    }

    @Test
    void timesAreThoseOfTcpdump() {
        assertThat(read("-n", "-t")).startsWith("IPv4 192.0.2.1 > 192.0.2.2").hasLineCount(2);
        assertThat(read("-tt", "-n")).startsWith("1000000000.250000  IPv4").contains("\n1000003601.250001  IPv4");
        assertThat(read("-ttt", "-n")).startsWith("00:00:00.000000  IPv4").contains("\n01:00:01.000001  IPv4");
        assertThat(read("-tttt", "-n")).containsPattern("^2001-09-\\d\\d \\d\\d:\\d\\d:40[.]250000  IPv4");
        assertThat(read("-ttttt", "-n")).startsWith("00:00:00.000000  IPv4").contains("\n01:00:01.000001  IPv4");
        Result wrong = Shell.run("read", file.toString(), "-tttttt");
        assertThat(wrong.err()).contains("-t may be given five times at most").hasLineCount(1);
        assertThat(wrong.status()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-x", "-xx", "-X", "-XX"})
    void octetsAreThoseOfTcpdump(String option) throws IOException, InterruptedException {
        Requirements.requireTool("tcpdump");
        Process tcpdump = new ProcessBuilder("tcpdump", "-n", "-r", file.toString(), option)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String theirs = Tool.output(tcpdump);

        assertThat(read("-n", option).lines().filter(line -> line.startsWith("\t")))
                .hasSizeGreaterThan(4)
                .containsExactlyElementsOf(
                        theirs.lines().filter(line -> line.startsWith("\t")).toList());
    }

    @Test
    void textIsPrintedWithItsLineEndsAndWithoutControlCharacters() {
        assertThat(read("-n", "-c1", "-A").lines().skip(1).toList())
                .satisfiesExactly(line -> assertThat(line).startsWith("E..*").endsWith("GET "), line -> assertThat(line)
                        .isEqualTo(".[2J.end"));
    }

    @Test
    void theExpressionMayStandInAFile() throws IOException {
        Path expression =
                Files.writeString(folder.resolve("expression"), "# the name server\nudp and # or tcp\nport 53\n");
        assertThat(read("-F", expression.toString(), "tcp")).hasLineCount(2);
        Files.writeString(expression, "port 54");
        assertThat(read("-F", expression.toString())).isEmpty();
        assertThat(Shell.run("read", file.toString(), "-F", folder + "/none").err())
                .isEqualTo("rawnet read: there is no file " + folder + "/none\n");
    }

    @Test
    void aSumOfThePseudoHeaderAloneIsAChecksumThatTheNetworkCardWasToComplete() throws IOException {
        Packet whole = datagram("hello");
        byte[] octets = whole.octets().toArray();
        int at = EthernetHeader.LENGTH + 20 + UDP_CHECKSUM;
        long sum = new Ipv4PseudoHeader(SOURCE, DESTINATION).sum(IpProtocol.UDP.number(), 8 + 5);
        int partial = ~InternetChecksum.finish(sum);
        octets[at] = (byte) (partial >> 8);
        octets[at + 1] = (byte) partial;
        assertThat(tree(octets)).contains("not yet computed").doesNotContain("invalid");
        octets[at + 1]++;
        assertThat(tree(octets)).contains("invalid").doesNotContain("not yet computed");
    }

    private String tree(byte[] octets) throws IOException {
        Path one = folder.resolve("one.pcap");
        try (CaptureWriter writer = CaptureWriter.pcap(one, LinkType.ETHERNET)) {
            writer.write(ByteBuffer.wrap(octets), FIRST, octets.length);
        }
        return Shell.run("read", "-v", one.toString()).out();
    }

    private String read(String... options) {
        String[] words = new String[options.length + 2];
        words[0] = "read";
        words[1] = file.toString();
        System.arraycopy(options, 0, words, 2, options.length);
        Result result = Shell.run(words);
        assertThat(result.err()).isEmpty();
        return result.out();
    }

    private static Packet datagram(String text) {
        return Packet.of(
                        new EthernetHeader(MacAddress.BROADCAST, MacAddress.of("02:00:00:00:00:01"), EtherType.IPV4),
                        Ipv4Header.builder()
                                .source(SOURCE)
                                .destination(DESTINATION)
                                .build(),
                        UdpHeader.of(4000, 53))
                .withPayload(text.getBytes(StandardCharsets.US_ASCII))
                .completed();
    }
}
