package io.rawnet.examples.tool;

import io.rawnet.codec.Header;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import java.util.ArrayList;
import java.util.List;

/** Packets with the IP headers that transport channels leave away, so that {@link Packet#answers} can judge them. */
public final class Datagrams {
    private Datagrams() {}

    /**
     * {@return a packet behind an IP header}
     *
     * @param protocol what the packet begins with
     * @param source where it came from
     * @param destination where it went
     * @param packet the packet from the transport header on
     */
    public static Packet whole(IpProtocol protocol, IpAddress source, IpAddress destination, Packet packet) {
        List<Header> headers = new ArrayList<>(packet.headers());
        headers.add(0, header(protocol, source, destination));
        return Packet.of(headers.toArray(Header[]::new)).withPayload(packet.payload());
    }

    private static NetworkHeader header(IpProtocol protocol, IpAddress source, IpAddress destination) {
        return source instanceof Ipv4Address ipv4
                ? Ipv4Header.builder()
                        .protocol(protocol)
                        .source(ipv4)
                        .destination((Ipv4Address) destination)
                        .build()
                : Ipv6Header.builder()
                        .nextHeader(protocol)
                        .source((Ipv6Address) source)
                        .destination((Ipv6Address) destination)
                        .build();
    }
}
