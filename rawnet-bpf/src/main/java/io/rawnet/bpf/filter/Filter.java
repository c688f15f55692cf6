package io.rawnet.bpf.filter;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.SocketKind;
import io.rawnet.codec.number.LinkType;
import java.net.InetAddress;

/**
 * A filter put together from Java instead of from text:
 * <pre>{@code
 * Filter web = Filter.tcpPort(80).or(Filter.tcpPort(443)).and(Filter.host(server));
 * BpfProgram program = web.compile(LinkType.ETHERNET);
 * }</pre>
 *
 * <p>It is the text of an expression all the same, which {@link #toString()} shows and {@link FilterCompiler} compiles; values are checked, so
 * it is always a valid one. Filters are immutable and equal when their texts are.
 */
public final class Filter {

    private final String expression;
    /** How the outermost parts are joined, null when there is only one. */
    private final String joint;

    private Filter(String expression, String joint) {
        this.expression = expression;
        this.joint = joint;
    }

    private static Filter of(String expression) {
        return new Filter(expression, null);
    }

    /** {@return IPv4 packets} */
    public static Filter ipv4() {
        return of("ip");
    }

    /** {@return IPv6 packets} */
    public static Filter ipv6() {
        return of("ip6");
    }

    /** {@return ARP packets} */
    public static Filter arp() {
        return of("arp");
    }

    /** {@return TCP segments, in IPv4 or IPv6} */
    public static Filter tcp() {
        return of("tcp");
    }

    /** {@return UDP datagrams, in IPv4 or IPv6} */
    public static Filter udp() {
        return of("udp");
    }

    /** {@return ICMP messages of IPv4} */
    public static Filter icmp() {
        return of("icmp");
    }

    /** {@return ICMPv6 messages} */
    public static Filter icmpv6() {
        return of("icmp6");
    }

    /**
     * {@return IPv4 and IPv6 packets that carry a protocol}
     *
     * @param number IP protocol number, 0 to 255
     */
    public static Filter ipProtocol(int number) {
        return of("proto " + Operands.between("number", number, 0, 255));
    }

    /**
     * {@return frames of an EtherType}
     *
     * @param etherType 1536 to 65535
     */
    public static Filter etherType(int etherType) {
        return of("ether proto 0x" + Integer.toHexString(Operands.between("etherType", etherType, 1536, 65535)));
    }

    /**
     * {@return frames to or from an Ethernet address}
     *
     * @param address six octets
     */
    public static Filter ethernetHost(byte[] address) {
        return of("ether host " + Operands.ethernetAddress(address));
    }

    /**
     * {@return IP packets to or from an address, and ARP packets about it}
     *
     * @param address an IPv4 or IPv6 address; a scope is left out
     */
    public static Filter host(InetAddress address) {
        return of("host " + Operands.address(address));
    }

    /**
     * {@return IP packets from an address, and ARP packets that it sent}
     *
     * @param address an IPv4 or IPv6 address; a scope is left out
     */
    public static Filter sourceHost(InetAddress address) {
        return of("src host " + Operands.address(address));
    }

    /**
     * {@return IP packets to an address, and ARP packets that ask for it}
     *
     * @param address an IPv4 or IPv6 address; a scope is left out
     */
    public static Filter destinationHost(InetAddress address) {
        return of("dst host " + Operands.address(address));
    }

    /**
     * {@return IP packets to or from a network, and ARP packets about it}
     *
     * @param address any address of the network
     * @param prefixLength length of the network's prefix in bits, 0 to 32 or 128
     */
    public static Filter network(InetAddress address, int prefixLength) {
        return of("net " + Operands.network(address, prefixLength));
    }

    /**
     * {@return TCP, UDP and SCTP packets to or from a port}
     *
     * @param port 0 to 65535
     */
    public static Filter port(int port) {
        return of("port " + Operands.port(port));
    }

    /**
     * {@return TCP, UDP and SCTP packets from a port}
     *
     * @param port 0 to 65535
     */
    public static Filter sourcePort(int port) {
        return of("src port " + Operands.port(port));
    }

    /**
     * {@return TCP, UDP and SCTP packets to a port}
     *
     * @param port 0 to 65535
     */
    public static Filter destinationPort(int port) {
        return of("dst port " + Operands.port(port));
    }

    /**
     * {@return TCP, UDP and SCTP packets to or from a port in a range}
     *
     * @param first the lowest port, 0 to 65535
     * @param last the highest port, not below {@code first}
     */
    public static Filter portRange(int first, int last) {
        return of("portrange " + Operands.port(first) + "-" + Operands.between("last", last, first, 65535));
    }

    /**
     * {@return TCP segments to or from a port}
     *
     * @param port 0 to 65535
     */
    public static Filter tcpPort(int port) {
        return of("tcp port " + Operands.port(port));
    }

    /**
     * {@return UDP datagrams to or from a port}
     *
     * @param port 0 to 65535
     */
    public static Filter udpPort(int port) {
        return of("udp port " + Operands.port(port));
    }

    /**
     * {@return TCP segments in IPv4 with at least one of these control bits}
     *
     * @param controlBits the bits as in the TCP header: FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32, ECE 64, CWR 128
     */
    public static Filter anyTcpControlBit(int controlBits) {
        return of("tcp[tcpflags] & " + Operands.between("controlBits", controlBits, 1, 255) + " != 0");
    }

    /**
     * {@return packets of at least so many octets, link header included}
     *
     * @param octets 0 to 2^31-1
     */
    public static Filter minimumLength(int octets) {
        return of("greater " + Operands.between("octets", octets, 0, Integer.MAX_VALUE));
    }

    /**
     * {@return packets of at most so many octets, link header included}
     *
     * @param octets 0 to 2^31-1
     */
    public static Filter maximumLength(int octets) {
        return of("less " + Operands.between("octets", octets, 0, Integer.MAX_VALUE));
    }

    /** {@return packets that this host sends} */
    public static Filter outgoing() {
        return of("outbound");
    }

    /** {@return packets that this host did not send} */
    public static Filter incoming() {
        return of("inbound");
    }

    /**
     * {@return what both filters accept}
     *
     * @param other the other filter
     */
    public Filter and(Filter other) {
        return joined(" and ", other);
    }

    /**
     * {@return what one of the filters accepts, or both}
     *
     * @param other the other filter
     */
    public Filter or(Filter other) {
        return joined(" or ", other);
    }

    /** {@return what this filter does not accept} */
    public Filter negate() {
        return of("not " + asPart(null));
    }

    /**
     * {@return this filter compiled for captured packets}
     *
     * @param linkType what packets start with
     * @throws IllegalArgumentException if the link type is not supported, has not what is asked for, or the program would be too long
     */
    public BpfProgram compile(LinkType linkType) {
        return compile(FilterCompiler.forLinkType(linkType));
    }

    /**
     * {@return this filter compiled for what a socket receives}
     *
     * @param socket the kind of the socket that the program is to be attached to
     * @throws IllegalArgumentException if packets have not what the filter asks for, or if the program would be too long
     */
    public BpfProgram compile(SocketKind socket) {
        return compile(FilterCompiler.forSocket(socket));
    }

    /**
     * {@return this filter compiled by a compiler, such as one that knows the direction of captured packets}
     *
     * @param compiler the compiler
     * @throws IllegalArgumentException if packets have not what the filter asks for, or if the program would be too long
     */
    public BpfProgram compile(FilterCompiler compiler) {
        try {
            return compiler.compile(expression);
        } catch (BpfSyntaxException e) {
            throw new IllegalArgumentException(e.problem() + ", in: " + expression, e);
        }
    }

    /** {@return the text of the expression} */
    @Override
    public String toString() {
        return expression;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Filter filter && filter.expression.equals(expression);
    }

    @Override
    public int hashCode() {
        return expression.hashCode();
    }

    private Filter joined(String by, Filter other) {
        return new Filter(asPart(by) + by + other.asPart(by), by);
    }

    private String asPart(String by) {
        return joint == null || joint.equals(by) ? expression : "(" + expression + ")";
    }
}
