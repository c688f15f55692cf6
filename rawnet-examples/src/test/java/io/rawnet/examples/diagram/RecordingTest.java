package io.rawnet.examples.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Pictures, read by the JDK's XML parser. */
class RecordingTest {
    private static final Ipv4Address HERE = Ipv4Address.of("127.0.0.1");

    private final Recording recording = new Recording();

    @Test
    void aLongConversationEndsWithTheNumberOfPacketsThatAreNotDrawn() throws Exception {
        for (int packet = 0; packet < 1_300; packet++) {
            add(Optional.empty(), Segments.fromClient(TcpHeader.ACK, packet, 0, 1));
        }
        recording.addLost(34);

        Document picture = parsed();
        assertThat(texts(picture, "label")).hasSize(Recording.MOST_PACKETS);
        assertThat(texts(picture, "note")).containsExactly("1,234 more packets are not drawn");
    }

    @Test
    void packetsOfFurtherHostsAreCountedOnly() throws Exception {
        for (int host = 1; host <= 20; host++) {
            add(
                    Optional.empty(),
                    Segments.between(
                            Ipv4Address.of("192.0.2." + host),
                            Ipv4Address.of("192.0.2." + (host + 1)),
                            TcpHeader.builder()));
        }

        Document picture = parsed();
        assertThat(texts(picture, "address")).hasSize(Lifelines.MOST);
        assertThat(texts(picture, "label")).hasSize(7);
        assertThat(texts(picture, "note")).containsExactly("13 more packets are not drawn");
    }

    @Test
    void aHostThatTalksWithItselfHasALifelineForEachPort() throws Exception {
        add(
                Optional.empty(),
                Segments.between(HERE, HERE, TcpHeader.builder().sourcePort(7).destinationPort(8)));

        assertThat(texts(parsed(), "address")).containsExactly("127.0.0.1", "127.0.0.1");
        assertThat(texts(parsed(), "ports")).containsExactly("port 7", "port 8");
    }

    @Test
    void aPacketSaysItsPortsWhereAHostHasSeveral() throws Exception {
        for (int port : new int[] {81, 80}) {
            add(
                    Optional.empty(),
                    Segments.between(
                            HERE,
                            Ipv4Address.of("127.0.0.2"),
                            TcpHeader.builder().sourcePort(7).destinationPort(port)));
        }

        assertThat(texts(parsed(), "ports")).containsExactly("port 7", "ports 80, 81");
        assertThat(texts(parsed(), "label")).containsExactly("7 > 81 SYN seq 0", "7 > 80 SYN seq 0");
    }

    @Test
    void timesCountFromTheFirstPacketAlsoBackwardsAndOverAllTimeThereIs() throws Exception {
        Instant start = Instant.ofEpochSecond(1_000, 500);
        for (Instant time :
                List.of(start, start.plusNanos(41_000), start.plusMillis(1_003), start.minusMillis(2), Instant.MIN)) {
            add(Optional.of(time), Segments.fromClient(TcpHeader.ACK, 0, 0, 0));
        }

        assertThat(texts(parsed(), "time"))
                .containsExactly("0.000 ms", "0.041 ms", "1.003000 s", "-2.000 ms", "-31557014167220200.000000 s");
    }

    @Test
    void noPacketsMakeAPictureThatSaysSo() throws Exception {
        assertThat(texts(parsed(), "note")).containsExactly("no packets");
    }

    @Test
    void textThatOthersSentStaysText() throws Exception {
        Svg svg = new Svg(100, 100, "<title>&");
        svg.text("label", 0, 0, "</text><script>\"'&\u0000\u001b\u202e\ufffe\ud800");

        Document picture = parsed(svg.finished());
        assertThat(texts(picture, "label")).containsExactly("</text><script>\"'&?????");
        assertThat(picture.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void anyOctetsMakeAPicture() throws Exception {
        Random random = new Random(1);
        List<EtherType> types = List.of(EtherType.IPV4, EtherType.IPV6, EtherType.ARP, EtherType.LLDP);
        for (int picture = 0; picture < 50; picture++) {
            Recording any = new Recording();
            IntStream.range(0, 20).forEach(number -> {
                byte[] octets = new byte[random.nextInt(120)];
                random.nextBytes(octets);
                EtherType type = types.get(random.nextInt(types.size()));
                if (octets.length > 0 && random.nextBoolean()) {
                    octets[0] = (byte) (type.equals(EtherType.IPV6) ? 0x60 : 0x45);
                }
                any.add(new TimedPacket(Optional.empty(), Packet.decode(type, ByteBuffer.wrap(octets))));
            });
            assertThat(texts(parsed(any.drawn()), "note")).isNotNull();
        }
    }

    private void add(Optional<Instant> time, Packet packet) {
        recording.add(new TimedPacket(time, packet));
    }

    private Document parsed() throws Exception {
        return parsed(recording.drawn());
    }

    private static Document parsed(String picture) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(picture)));
    }

    private static List<String> texts(Document picture, String style) {
        NodeList texts = picture.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(index -> (Element) texts.item(index))
                .filter(text -> text.getAttribute("class").equals(style))
                .map(Element::getTextContent)
                .toList();
    }
}
