package io.rawnet.examples.diagram;

import io.rawnet.codec.Header;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.flow.FlowKey;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.examples.tcp.Segment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is written at an arrow, without the addresses, which the lifelines have. */
final class PacketText {
    private static final Map<Integer, String> CONTROL_BITS = new LinkedHashMap<>();

    static {
        CONTROL_BITS.put(TcpHeader.SYN, "SYN");
        CONTROL_BITS.put(TcpHeader.FIN, "FIN");
        CONTROL_BITS.put(TcpHeader.RST, "RST");
        CONTROL_BITS.put(TcpHeader.PSH, "PSH");
        CONTROL_BITS.put(TcpHeader.ACK, "ACK");
        CONTROL_BITS.put(TcpHeader.URG, "URG");
        CONTROL_BITS.put(TcpHeader.ECE, "ECE");
        CONTROL_BITS.put(TcpHeader.CWR, "CWR");
    }

    private final TcpNumbers numbers = new TcpNumbers();

    /**
     * A text and its mark.
     *
     * @param words the text
     * @param mark what is special about the packet
     */
    record Marked(String words, Mark mark) {}

    /** {@return the text of the next packet} */
    Marked of(Packet packet) {
        Optional<FlowKey> flow = FlowKey.of(packet);
        Optional<TcpHeader> tcp = packet.header(TcpHeader.class);
        if (flow.isPresent() && tcp.isPresent()) {
            return of(flow.get(), new Segment(tcp.get(), packet.payload()));
        }
        List<String> words = new ArrayList<>();
        for (Header header : packet.headers()) {
            if (header instanceof NetworkHeader || header instanceof EthernetHeader) {
                words.clear();
            } else {
                words.add(header instanceof UdpHeader ? "UDP" : header.toString());
            }
        }
        if (words.isEmpty()) {
            words.add(flow.map(FlowKey::protocol).map(Object::toString).orElse("data"));
        }
        addOctets(words, packet.payload().size());
        return new Marked(String.join(", ", words), Mark.NONE);
    }

    private Marked of(FlowKey flow, Segment segment) {
        TcpHeader header = segment.header();
        TcpNumbers.Counted counted = numbers.count(flow, segment);
        List<String> words = new ArrayList<>();
        words.add(controlBits(header) + " seq " + counted.sequence()
                + (counted.acknowledgment().isPresent()
                        ? " ack " + counted.acknowledgment().getAsLong()
                        : ""));
        addOctets(words, segment.payload().size());
        Mark mark = header.has(TcpHeader.RST) ? Mark.RESET : counted.again() ? Mark.AGAIN : Mark.NONE;
        return new Marked(String.join(", ", words), mark);
    }

    private static void addOctets(List<String> words, int octets) {
        if (octets > 0) {
            words.add(octets + (octets == 1 ? " octet" : " octets"));
        }
    }

    private static String controlBits(TcpHeader header) {
        List<String> names = new ArrayList<>();
        CONTROL_BITS.forEach((bit, name) -> {
            if (header.has(bit)) {
                names.add(name);
            }
        });
        return names.isEmpty() ? "no flags" : String.join("+", names);
    }
}
