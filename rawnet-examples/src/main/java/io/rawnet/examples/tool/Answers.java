package io.rawnet.examples.tool;

import io.rawnet.codec.Header;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.IcmpQuote;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.ErrorOrigin;
import io.rawnet.ip.ReceivedError;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Puts packets together so that {@link Packet#answers} can judge them: with the IP headers that transport channels leave away. */
public final class Answers {
    private static final int HEADER_LENGTH = 8;
    private static final int MTU = 4;

    private Answers() {}

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

    /**
     * {@return whether a packet caused an error}
     *
     * @param error an error that came in an ICMP message, from the error queue of a transport channel
     * @param request the packet as it was sent, from the IP header on
     * @param source the address it was sent from
     */
    public static boolean causedBy(ReceivedError error, Packet request, IpAddress source) {
        return message(error, request, source).answers(request);
    }

    private static Packet message(ReceivedError error, Packet request, IpAddress source) {
        boolean ipv4 = error.origin() == ErrorOrigin.ICMP;
        Header sent = request.headers().get(0);
        ByteBuffer datagram = ByteBuffer.allocate(sent.length() + error.quoted().size());
        sent.encode(datagram);
        error.quoted().encode(datagram);
        Octets quoted = Octets.copyOf(datagram.flip());
        Packet message = Packet.of(
                header(
                        ipv4 ? IpProtocol.ICMP : IpProtocol.ICMPV6,
                        error.offender().orElse(source),
                        source),
                icmp(error, ipv4));
        return message.quote().isPresent()
                ? message.withQuote(IcmpQuote.clipped(ipv4 ? EtherType.IPV4 : EtherType.IPV6, quoted))
                : message.withPayload(quoted);
    }

    private static Header icmp(ReceivedError error, boolean ipv4) {
        ByteBuffer octets = ByteBuffer.allocate(HEADER_LENGTH)
                .put(0, (byte) error.icmpType().orElse(0))
                .put(1, (byte) error.icmpCode().orElse(0))
                .putInt(MTU, error.nextHopMtu().orElse(0));
        try {
            return ipv4 ? IcmpHeader.decode(octets) : Icmpv6Header.decode(octets);
        } catch (MalformedPacketException impossible) {
            throw new AssertionError("the header of every ICMP error has eight octets", impossible);
        }
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
