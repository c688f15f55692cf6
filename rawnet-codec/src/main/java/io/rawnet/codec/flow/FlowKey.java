package io.rawnet.codec.flow;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.network.Ipv4View;
import io.rawnet.codec.network.Ipv6View;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpView;
import io.rawnet.codec.transport.UdpView;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the packets of one conversation share: protocol, addresses and ports. Keys made from packets of either direction are
 * equal; each remembers the direction of its own packet.
 *
 * <ul>
 *   <li>TCP, UDP, UDP-Lite, DCCP and SCTP have ports.
 *   <li>ICMP and ICMPv6 echo messages have their identifier in the place of both ports. Other ICMP messages have none: the flow
 *       that an error is about is the key of {@link Packet#quoted()}.
 *   <li>A fragment other than the first has no ports, and neither has a packet that is cut before them, nor any other
 *       protocol. No ports are not ports 0.
 *   <li>The protocol is the one behind the IPv6 extension headers and the authentication header.
 *   <li>The addresses are those of the IP header, also where a source route or a routing header names another destination.
 *   <li>Link headers, VLAN tags and the tunnel around a packet do not count: where address ranges overlap, use a table for
 *       each network.
 * </ul>
 *
 * <p>Equality, hash and order look at five words and allocate nothing. Keys have an order, so that a hash map finds them in
 * logarithmic time even where an attacker makes their hashes collide.
 */
public final class FlowKey implements Comparable<FlowKey> {

    private static final long HAS_PORTS = 1L << 40;

    private static final long IS_IPV6 = 1L << 41;

    private static final int PROTOCOL_SHIFT = 32;

    /** A multiplier with well-spread bits: 2^64 divided by the golden ratio. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    /** The endpoint with the lower address, or of one address the lower port, comes first. */
    private final long firstHigh;

    private final long firstLow;
    private final long secondHigh;
    private final long secondLow;

    /** From the highest bit: whether IPv6, whether there are ports, the protocol, the first port, the second port. */
    private final long transport;

    private final boolean secondIsSource;

    /** Makes the key of a source and a destination; in {@code transport} the source port comes first. */
    private FlowKey(long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, long transport) {
        int sourcePort = (int) (transport >>> 16) & 0xFFFF;
        int destinationPort = (int) transport & 0xFFFF;
        secondIsSource = isAfter(sourceHigh, sourceLow, sourcePort, destinationHigh, destinationLow, destinationPort);
        firstHigh = secondIsSource ? destinationHigh : sourceHigh;
        firstLow = secondIsSource ? destinationLow : sourceLow;
        secondHigh = secondIsSource ? sourceHigh : destinationHigh;
        secondLow = secondIsSource ? sourceLow : destinationLow;
        this.transport =
                secondIsSource ? transport & ~0xFFFF_FFFFL | (long) destinationPort << 16 | sourcePort : transport;
    }

    private FlowKey(FlowKey other, boolean secondIsSource) {
        firstHigh = other.firstHigh;
        firstLow = other.firstLow;
        secondHigh = other.secondHigh;
        secondLow = other.secondLow;
        transport = other.transport;
        this.secondIsSource = secondIsSource;
    }

    private static boolean isAfter(long high, long low, int port, long otherHigh, long otherLow, int otherPort) {
        int order = Long.compareUnsigned(high, otherHigh);
        order = order != 0 ? order : Long.compareUnsigned(low, otherLow);
        return order != 0 ? order > 0 : port > otherPort;
    }

    /**
     * {@return the key of the innermost IP packet in a packet: in a tunnel, of what is tunnelled; empty without an IP header}
     *
     * @param packet the packet
     */
    public static Optional<FlowKey> of(Packet packet) {
        return PacketFlows.innermost(packet);
    }

    /**
     * {@return the keys of all IP packets in a packet, outermost first: in a tunnel there are several}
     *
     * @param packet the packet
     */
    public static List<FlowKey> all(Packet packet) {
        return PacketFlows.all(packet);
    }

    /**
     * {@return the key of the IPv4 or IPv6 packet from position to limit} Nothing is decoded into records; what an IP packet
     * tunnels is not looked at.
     *
     * @param packet the octets; the position is not moved
     * @throws MalformedPacketException if the IP header cannot be read
     */
    public static FlowKey of(ByteBuffer packet) throws MalformedPacketException {
        return at(packet, packet.position());
    }

    /**
     * {@return the key of the IPv4 or IPv6 packet at an index} Nothing is decoded into records; what an IP packet tunnels is
     * not looked at.
     *
     * @param buffer the octets, up to its limit
     * @param offset the absolute index of the IP header's first octet
     * @throws MalformedPacketException if the IP header cannot be read
     */
    public static FlowKey at(ByteBuffer buffer, int offset) throws MalformedPacketException {
        return OctetFlows.at(buffer, offset);
    }

    /**
     * {@return the key of a TCP segment in an IPv4 packet}
     *
     * @param ip the IPv4 header
     * @param tcp the TCP header behind it
     */
    public static FlowKey of(Ipv4View ip, TcpView tcp) {
        return of(ip.source(), ip.destination(), transport(IpProtocol.TCP, tcp.sourcePort(), tcp.destinationPort()));
    }

    /**
     * {@return the key of a UDP datagram in an IPv4 packet}
     *
     * @param ip the IPv4 header
     * @param udp the UDP header behind it
     */
    public static FlowKey of(Ipv4View ip, UdpView udp) {
        return of(ip.source(), ip.destination(), transport(IpProtocol.UDP, udp.sourcePort(), udp.destinationPort()));
    }

    /**
     * {@return the key of a TCP segment in an IPv6 packet}
     *
     * @param ip the IPv6 header
     * @param tcp the TCP header behind it
     */
    public static FlowKey of(Ipv6View ip, TcpView tcp) {
        return of(ip.source(), ip.destination(), transport(IpProtocol.TCP, tcp.sourcePort(), tcp.destinationPort()));
    }

    /**
     * {@return the key of a UDP datagram in an IPv6 packet}
     *
     * @param ip the IPv6 header
     * @param udp the UDP header behind it
     */
    public static FlowKey of(Ipv6View ip, UdpView udp) {
        return of(ip.source(), ip.destination(), transport(IpProtocol.UDP, udp.sourcePort(), udp.destinationPort()));
    }

    /**
     * {@return the key of a conversation between two ports}
     *
     * @param protocol the protocol
     * @param source the source address
     * @param sourcePort the source port, 0 to 65535; of ICMP and ICMPv6 the identifier, as both ports
     * @param destination the destination address
     * @param destinationPort the destination port, 0 to 65535
     * @throws IllegalArgumentException if a port is outside its range, or the addresses are of different families
     */
    public static FlowKey of(
            IpProtocol protocol, IpAddress source, int sourcePort, IpAddress destination, int destinationPort) {
        Range.u16("sourcePort", sourcePort);
        Range.u16("destinationPort", destinationPort);
        return of(source, destination, transport(protocol, sourcePort, destinationPort));
    }

    /**
     * {@return the key of a conversation without ports}
     *
     * @param protocol the protocol
     * @param source the source address
     * @param destination the destination address
     * @throws IllegalArgumentException if the addresses are of different families
     */
    public static FlowKey of(IpProtocol protocol, IpAddress source, IpAddress destination) {
        return of(source, destination, transport(protocol));
    }

    /** {@return protocol and ports as one word, for a source and a destination in this order} */
    static long transport(IpProtocol protocol, int sourcePort, int destinationPort) {
        return transport(protocol) | HAS_PORTS | (long) sourcePort << 16 | destinationPort;
    }

    /** {@return a protocol without ports as one word} */
    static long transport(IpProtocol protocol) {
        return (long) protocol.number() << PROTOCOL_SHIFT;
    }

    static FlowKey of(IpAddress source, IpAddress destination, long transport) {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(destination, "destination");
        if (source instanceof Ipv4Address from && destination instanceof Ipv4Address to) {
            long fromBits = Integer.toUnsignedLong(from.bits());
            return new FlowKey(0, fromBits, 0, Integer.toUnsignedLong(to.bits()), transport);
        } else if (source instanceof Ipv6Address from && destination instanceof Ipv6Address to) {
            return new FlowKey(from.high(), from.low(), to.high(), to.low(), transport | IS_IPV6);
        }
        throw new IllegalArgumentException(source + " and " + destination + " are of different families");
    }

    /** {@return the protocol} */
    public IpProtocol protocol() {
        return IpProtocol.of((int) (transport >>> PROTOCOL_SHIFT) & 0xFF);
    }

    /** {@return the source address of the packet that this key was made from} */
    public IpAddress source() {
        return address(secondIsSource);
    }

    /** {@return the destination address of the packet that this key was made from} */
    public IpAddress destination() {
        return address(!secondIsSource);
    }

    private IpAddress address(boolean second) {
        long high = second ? secondHigh : firstHigh;
        long low = second ? secondLow : firstLow;
        return (transport & IS_IPV6) != 0 ? new Ipv6Address(high, low) : new Ipv4Address((int) low);
    }

    /** {@return the source port, 0 to 65535, or the identifier of ICMP and ICMPv6; empty where there is none} */
    public OptionalInt sourcePort() {
        return port(secondIsSource);
    }

    /** {@return the destination port, 0 to 65535, or the identifier of ICMP and ICMPv6; empty where there is none} */
    public OptionalInt destinationPort() {
        return port(!secondIsSource);
    }

    private OptionalInt port(boolean second) {
        return (transport & HAS_PORTS) == 0
                ? OptionalInt.empty()
                : OptionalInt.of((int) (second ? transport : transport >>> 16) & 0xFFFF);
    }

    /** {@return the key that a packet of the other direction has} It is equal to this one. */
    public FlowKey reversed() {
        return new FlowKey(this, !secondIsSource);
    }

    /**
     * {@return which way a packet goes, compared with this key} Where both endpoints are the same it is always forward.
     *
     * @param packet the key of the packet
     * @throws IllegalArgumentException if the packet is of another flow
     */
    public FlowDirection direction(FlowKey packet) {
        if (!equals(packet)) {
            throw new IllegalArgumentException("packet must be of the flow " + this + ", not " + packet);
        }
        return secondIsSource == packet.secondIsSource || isToItself() ? FlowDirection.FORWARD : FlowDirection.BACKWARD;
    }

    private boolean isToItself() {
        return firstHigh == secondHigh && firstLow == secondLow && (transport >>> 16 & 0xFFFF) == (transport & 0xFFFF);
    }

    /** {@return whether the other is a key of the same conversation, in either direction} */
    @Override
    public boolean equals(Object other) {
        return other instanceof FlowKey that
                && transport == that.transport
                && firstLow == that.firstLow
                && secondLow == that.secondLow
                && firstHigh == that.firstHigh
                && secondHigh == that.secondHigh;
    }

    @Override
    public int hashCode() {
        long hash = (transport ^ firstLow) * SPREAD;
        hash = (Long.rotateLeft(hash, 32) ^ secondLow) * SPREAD;
        hash = (Long.rotateLeft(hash, 32) ^ firstHigh) * SPREAD;
        hash = (Long.rotateLeft(hash, 32) ^ secondHigh) * SPREAD;
        return (int) (hash >>> 32);
    }

    /** Orders keys by protocol, ports and addresses, the same for either direction. */
    @Override
    public int compareTo(FlowKey other) {
        int order = Long.compare(transport, other.transport);
        order = order != 0 ? order : Long.compareUnsigned(firstHigh, other.firstHigh);
        order = order != 0 ? order : Long.compareUnsigned(firstLow, other.firstLow);
        order = order != 0 ? order : Long.compareUnsigned(secondHigh, other.secondHigh);
        return order != 0 ? order : Long.compareUnsigned(secondLow, other.secondLow);
    }

    /**
     * {@return for instance {@code TCP 192.0.2.1:40000 > 192.0.2.2:80}, {@code UDP [2001:db8::1]:5353 > [ff02::fb]:5353}, {@code
     * ICMP 192.0.2.1 > 192.0.2.2 id 7} or {@code OSPF 192.0.2.1 > 224.0.0.5}}
     */
    @Override
    public String toString() {
        boolean isControl = protocol().equals(IpProtocol.ICMP) || protocol().equals(IpProtocol.ICMPV6);
        if (isControl || sourcePort().isEmpty()) {
            String line = protocol() + " " + source() + " > " + destination();
            return sourcePort().isEmpty() ? line : line + " id " + sourcePort().getAsInt();
        }
        return protocol() + " " + endpoint(source(), sourcePort()) + " > " + endpoint(destination(), destinationPort());
    }

    private static String endpoint(IpAddress address, OptionalInt port) {
        return (address instanceof Ipv6Address ? "[" + address + "]" : address) + ":" + port.getAsInt();
    }
}
