package io.rawnet.bpf.filter;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.compiler.ExpressionCompiler;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.number.LinkType;
import java.util.OptionalInt;

/**
 * Compiles filter expressions in the language of pcap-filter(7), as tcpdump and Wireshark's capture filters take them:
 * <pre>{@code
 * BpfProgram forFiles = FilterCompiler.compile("tcp port 80 and host 10.0.0.1", LinkType.ETHERNET);
 * BpfProgram forSockets = FilterCompiler.compile("vlan 5 and tcp port 80", SocketKind.PACKET_RAW);
 * }</pre>
 *
 * <p>A compiled program accepts the packets that the program of libpcap 1.10 accepts. Of the language are left out: names of hosts and
 * nets (nothing is looked up), {@code gateway}, {@code protochain}, {@code geneve}, {@code byte}, the protocols with LLC headers
 * ({@code stp}, {@code iso}, {@code ipx}, {@code atalk} …), and what only other link layers or BSD's packet filter know
 * ({@code wlan type}, {@code ifname} …). They are refused with a message that says so. {@code inbound}, {@code outbound} and
 * {@code ifindex} use what the kernel knows about a packet, unless the link header tells.
 *
 * <p>What is attached to a socket is compiled for the {@linkplain SocketKind kind of the socket}. A program for
 * {@link LinkType#ETHERNET} finds VLAN tags in captured frames, but not the outer one on an interface, which Linux takes off before a
 * filter runs.
 */
public final class FilterCompiler {

    /** What a program returns for a packet it accepts unless told otherwise: more than any packet has, as in tcpdump. */
    public static final long DEFAULT_SNAPSHOT_LENGTH = 262_144;

    private final ExpressionCompiler compiler;
    private final long snapshotLength;
    private final OptionalInt netmask;

    private FilterCompiler(ExpressionCompiler compiler, long snapshotLength, OptionalInt netmask) {
        this.compiler = compiler;
        this.snapshotLength = snapshotLength;
        this.netmask = netmask;
    }

    /**
     * Compiles an expression.
     *
     * @param expression the expression; an empty one accepts everything
     * @param linkType what packets start with: one of the constants of {@link LinkType}
     * @return the program; it passes {@link BpfProgram#verify()}
     * @throws BpfSyntaxException if the expression is wrong or not supported, with the column
     * @throws IllegalArgumentException if the link type is not supported
     */
    public static BpfProgram compile(String expression, LinkType linkType) throws BpfSyntaxException {
        return forLinkType(linkType).compile(expression);
    }

    /**
     * Compiles an expression for what a socket receives.
     *
     * @param expression the expression; an empty one accepts everything
     * @param socket the kind of the socket that the program is to be attached to
     * @return the program; it passes {@link BpfProgram#verify()}
     * @throws BpfSyntaxException if the expression is wrong or not supported, with the column
     */
    public static BpfProgram compile(String expression, SocketKind socket) throws BpfSyntaxException {
        return forSocket(socket).compile(expression);
    }

    /**
     * {@return a compiler for captured packets of a link type}
     *
     * @param linkType what packets start with: one of the constants of {@link LinkType}
     * @throws IllegalArgumentException if the link type is not supported
     */
    public static FilterCompiler forLinkType(LinkType linkType) {
        return new FilterCompiler(
                ExpressionCompiler.forLinkType(linkType), DEFAULT_SNAPSHOT_LENGTH, OptionalInt.empty());
    }

    /**
     * {@return a compiler for what a socket receives}
     *
     * @param socket the kind of the socket that the programs are to be attached to
     */
    public static FilterCompiler forSocket(SocketKind socket) {
        return new FilterCompiler(ExpressionCompiler.forSocket(socket), DEFAULT_SNAPSHOT_LENGTH, OptionalInt.empty());
    }

    /**
     * {@return a compiler whose programs keep only so many octets of a packet}
     *
     * @param octets 1 to 2^32-1
     * @throws IllegalArgumentException if the number is out of range
     */
    public FilterCompiler withSnapshotLength(long octets) {
        Range.check("snapshot length", octets, 1, 0xffffffffL);
        return new FilterCompiler(compiler, octets, netmask);
    }

    /**
     * {@return a compiler that knows the IPv4 network of the interface, for {@code ip broadcast}}
     *
     * @param prefixLength length of the network's prefix in bits, 0 to 32
     * @throws IllegalArgumentException if the length is out of range
     */
    public FilterCompiler withIpv4PrefixLength(int prefixLength) {
        Range.check("prefix length", prefixLength, Integer.SIZE);
        return new FilterCompiler(
                compiler, snapshotLength, OptionalInt.of((int) (0xffffffffL << (Integer.SIZE - prefixLength))));
    }

    /**
     * Compiles an expression.
     *
     * @param expression the expression; an empty one accepts everything
     * @return the program; it passes {@link BpfProgram#verify()}
     * @throws BpfSyntaxException if the expression is wrong or not supported, with the column
     */
    public BpfProgram compile(String expression) throws BpfSyntaxException {
        return compiler.compile(expression, snapshotLength, netmask);
    }
}
