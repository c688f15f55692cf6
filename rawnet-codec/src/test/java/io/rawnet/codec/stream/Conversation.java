package io.rawnet.codec.stream;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import java.nio.charset.StandardCharsets;

/** Gives a reassembler the segments of a client and a server; time is counted in packets. */
final class Conversation {

    static final Ipv4Address CLIENT = Ipv4Address.of("10.0.0.1");
    static final Ipv4Address SERVER = Ipv4Address.of("10.0.0.2");

    static final int ACK = TcpHeader.ACK;
    static final int SYN = TcpHeader.SYN;
    static final int FIN = TcpHeader.FIN;
    static final int RST = TcpHeader.RST;

    final Transcript transcript = new Transcript();
    final TcpReassembler reassembler;
    private long time;

    Conversation() {
        this(StreamLimits.DEFAULT);
    }

    Conversation(StreamLimits limits) {
        reassembler = new TcpReassembler(limits, transcript);
    }

    /** The client sends a segment. */
    Conversation client(int controlBits, long sequenceNumber, long acknowledgmentNumber, String data) {
        return take(packet(CLIENT, 40000, SERVER, 80, controlBits, sequenceNumber, acknowledgmentNumber, data));
    }

    /** The server sends a segment. */
    Conversation server(int controlBits, long sequenceNumber, long acknowledgmentNumber, String data) {
        return take(packet(SERVER, 80, CLIENT, 40000, controlBits, sequenceNumber, acknowledgmentNumber, data));
    }

    /** Client and server shake hands; their data begin at 101 and 501. */
    Conversation open() {
        return client(SYN, 100, 0, "").server(SYN | ACK, 500, 101, "").client(ACK, 101, 501, "");
    }

    Conversation take(Packet packet) {
        if (!reassembler.accept(packet, ++time)) {
            throw new AssertionError("not taken: " + packet);
        }
        return this;
    }

    static Packet packet(
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
                                .build(),
                        TcpHeader.builder()
                                .sourcePort(sourcePort)
                                .destinationPort(destinationPort)
                                .controlBits(controlBits)
                                .sequenceNumber(sequenceNumber)
                                .acknowledgmentNumber(acknowledgmentNumber)
                                .build())
                .withPayload(data.getBytes(StandardCharsets.ISO_8859_1))
                .completed();
    }
}
