package io.rawnet.ip;

import io.rawnet.codec.Header;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.control.IcmpQuote;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import java.nio.ByteBuffer;

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
     * @param withIpHeader whether the quote begins with the IP header; otherwise that of the packet is put in front
     */
    static Packet of(ReceivedError error, Packet sent, boolean withIpHeader) {
        boolean ipv4 = error.origin() == ErrorOrigin.ICMP;
        IpProtocol protocol = ipv4 ? IpProtocol.ICMP : IpProtocol.ICMPV6;
        IpAddress host = source(sent);
        Octets datagram = withIpHeader ? error.quoted() : behindHeader(sent, error.quoted());
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

    private static Octets behindHeader(Packet sent, Octets quoted) {
        Header header = sent.headers().get(0);
        ByteBuffer datagram = ByteBuffer.allocate(header.length() + quoted.size());
        header.encode(datagram);
        quoted.encode(datagram);
        return Octets.copyOf(datagram.flip());
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
