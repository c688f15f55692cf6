package io.rawnet.ip;

import io.rawnet.codec.Header;
import io.rawnet.codec.MalformedPacketException;
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
import io.rawnet.codec.transport.UdpHeader;
import java.nio.ByteBuffer;
import java.util.List;

/** Puts together the ICMP message that an error of the error queue came from. */
final class ErrorPacket {
    private static final int ICMP_HEADER_LENGTH = 8;
    private static final int MTU = 4;

    private ErrorPacket() {}

    /** {@return the source address of a packet that begins with an IP header} */
    static IpAddress source(Packet packet) {
        Header first = packet.headers().get(0);
        return first instanceof Ipv4Header ipv4 ? ipv4.source() : ((Ipv6Header) first).source();
    }

    /**
     * {@return the ICMP message}
     *
     * @param error the error, which came from an ICMP message
     * @param sent the packet that may have caused it, from the IP header on
     * @param absent how many headers are missing in front of the quote; those of the packet are put there
     */
    static Packet of(ReceivedError error, Packet sent, int absent) {
        boolean ipv4 = error.origin() == ErrorOrigin.ICMP;
        IpProtocol protocol = ipv4 ? IpProtocol.ICMP : IpProtocol.ICMPV6;
        IpAddress host = source(sent);
        Octets datagram = behindHeaders(sent.headers().subList(0, absent), error);
        EtherType quoted = ipv4 ? EtherType.IPV4 : EtherType.IPV6;
        Packet packet = Packet.of(message(error, ipv4))
                .behind(protocol, error.offender().orElse(host), host);
        if (packet.quote().isEmpty()) {
            return packet.withPayload(datagram);
        }
        IcmpQuote quote = error.extensions()
                .map(extensions -> IcmpQuote.clipped(quoted, datagram, extensions))
                .orElseGet(() -> IcmpQuote.clipped(quoted, datagram));
        Packet quoting = packet.withQuote(quote);
        return quoting.tryCompleted().orElse(quoting);
    }

    private static Octets behindHeaders(List<Header> headers, ReceivedError error) {
        int length = headers.stream().mapToInt(Header::length).sum();
        ByteBuffer datagram = ByteBuffer.allocate(length + error.quoted().size());
        for (Header header : headers) {
            reported(header, error).encode(datagram);
        }
        error.quoted().encode(datagram);
        return Octets.copyOf(datagram.flip());
    }

    /** {@return a header with the destination that the kernel reports of the packet in error} */
    private static Header reported(Header header, ReceivedError error) {
        IpAddress destination = error.destination();
        // what goes to the unspecified address goes to this host, which the kernel reports by another address
        if (header instanceof Ipv4Header ipv4
                && destination instanceof Ipv4Address address
                && !ipv4.destination().isUnspecified()) {
            return ipv4.toBuilder().destination(address).build();
        }
        if (header instanceof Ipv6Header ipv6
                && destination instanceof Ipv6Address address
                && !ipv6.destination().isUnspecified()) {
            return ipv6.toBuilder().destination(address).build();
        }
        if (header instanceof UdpHeader udp && error.destinationPort().isPresent()) {
            int port = error.destinationPort().getAsInt();
            return new UdpHeader(udp.sourcePort(), port, udp.datagramLength(), udp.checksum());
        }
        return header;
    }

    private static Header message(ReceivedError error, boolean ipv4) {
        ByteBuffer octets = ByteBuffer.allocate(ICMP_HEADER_LENGTH);
        octets.put(0, (byte) error.icmpType().getAsInt())
                .put(1, (byte) error.icmpCode().getAsInt());
        octets.putInt(MTU, error.nextHopMtu().orElse(0));
        try {
            return ipv4 ? IcmpHeader.decode(octets) : Icmpv6Header.decode(octets);
        } catch (MalformedPacketException impossible) {
            throw new AssertionError("the header of every ICMP error has eight octets", impossible);
        }
    }
}
