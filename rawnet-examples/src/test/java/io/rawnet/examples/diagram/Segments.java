package io.rawnet.examples.diagram;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.TcpHeaderBuilder;

/** Packets between a client, 192.0.2.1 port 40000, and a server, 192.0.2.2 port 80. */
final class Segments {
    static final int CLIENT_PORT = 40_000;
    static final int SERVER_PORT = 80;
    private static final Ipv4Address CLIENT = Ipv4Address.of("192.0.2.1");
    private static final Ipv4Address SERVER = Ipv4Address.of("192.0.2.2");

    private Segments() {}

    static Packet fromClient(int controlBits, long sequence, long acknowledgment, int octets) {
        TcpHeaderBuilder header = TcpHeader.builder().sourcePort(CLIENT_PORT).destinationPort(SERVER_PORT);
        return packet(CLIENT, SERVER, header, controlBits, sequence, acknowledgment, octets);
    }

    static Packet fromServer(int controlBits, long sequence, long acknowledgment, int octets) {
        TcpHeaderBuilder header = TcpHeader.builder().sourcePort(SERVER_PORT).destinationPort(CLIENT_PORT);
        return packet(SERVER, CLIENT, header, controlBits, sequence, acknowledgment, octets);
    }

    static Packet between(Ipv4Address source, Ipv4Address destination, TcpHeaderBuilder header) {
        return packet(source, destination, header, TcpHeader.SYN, 0, 0, 0);
    }

    private static Packet packet(
            Ipv4Address source,
            Ipv4Address destination,
            TcpHeaderBuilder header,
            int controlBits,
            long sequence,
            long acknowledgment,
            int octets) {
        return Packet.of(
                        Ipv4Header.builder()
                                .source(source)
                                .destination(destination)
                                .build(),
                        header.controlBits(controlBits)
                                .sequenceNumber(sequence)
                                .acknowledgmentNumber(acknowledgment)
                                .build())
                .withPayload(new byte[octets])
                .completed();
    }
}
