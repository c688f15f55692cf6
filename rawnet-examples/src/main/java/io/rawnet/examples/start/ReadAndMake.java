package io.rawnet.examples.start;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.option.MaximumSegmentSize;

/** Reads a frame, and makes a packet. */
final class ReadAndMake {
    public static void main(String[] args) {
        Octets frame = Octets.hex("""
                ffffffffffff 020000000001 0806
                0001 0800 06 04 0001 020000000001 c0000201 000000000000 c0000202""");
        Packet received = Packet.decode(LinkType.ETHERNET, frame.buffer()); // never fails, whatever the octets
        System.out.println(received);

        Packet syn = Packet.of(
                        Ipv4Header.builder()
                                .source(Ipv4Address.of("192.0.2.1"))
                                .destination(Ipv4Address.of("192.0.2.2"))
                                .build(),
                        TcpHeader.builder()
                                .sourcePort(40000)
                                .destinationPort(80)
                                .controlBits(TcpHeader.SYN)
                                .options(new MaximumSegmentSize(1460))
                                .build())
                .completed(); // lengths, protocol numbers, checksums
        System.out.println(Packet.decode(EtherType.IPV4, syn.octets().buffer()));
    }
}
