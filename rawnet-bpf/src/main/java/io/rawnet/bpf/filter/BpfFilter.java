package io.rawnet.bpf.filter;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.LinkType;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.compiler.ExpressionCompiler;
import java.util.OptionalInt;

/**
 * Compiles filter expressions in the language of pcap-filter(7), as tcpdump and Wireshark's capture filters take them:
 * <pre>{@code
 * BpfProgram forFiles = BpfFilter.compile("tcp port 80 and host 10.0.0.1", LinkType.ETHERNET);
 * BpfProgram forSockets = BpfFilter.compile("vlan 5 and tcp port 80", SocketKind.PACKET_RAW);
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
public final class BpfFilter {

    /** What a program returns for a packet it accepts unless told otherwise: more than any packet has, as in tcpdump. */
    public static final long DEFAULT_SNAPSHOT_LENGTH = 262_144;

    private final ExpressionCompiler compiler;
    private final long snapshotLength;
    private final OptionalInt netmask;

    private BpfFilter(ExpressionCompiler compiler, long snapshotLength, OptionalInt netmask) {
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
     * Compiles an expression.
     *
     * @param expression the expression; an empty one accepts everything
     * @param linkType number of a link type, as in {@link LinkType}
     * @return the program; it passes {@link BpfProgram#verify()}
     * @throws BpfSyntaxException if the expression is wrong or not supported, with the column
     * @throws IllegalArgumentException if the link type is not supported
     */
    public static BpfProgram compile(String expression, int linkType) throws BpfSyntaxException {
        return compile(expression, new LinkType(linkType));
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
    public static BpfFilter forLinkType(LinkType linkType) {
        return new BpfFilter(ExpressionCompiler.forLinkType(linkType), DEFAULT_SNAPSHOT_LENGTH, OptionalInt.empty());
    }

    /**
     * {@return a compiler for what a socket receives}
     *
     * @param socket the kind of the socket that the programs are to be attached to
     */
    public static BpfFilter forSocket(SocketKind socket) {
        return new BpfFilter(ExpressionCompiler.forSocket(socket), DEFAULT_SNAPSHOT_LENGTH, OptionalInt.empty());
    }

    /**
     * {@return a compiler whose programs keep only so many octets of a packet}
     *
     * @param octets 1 to 2^32-1
     * @throws IllegalArgumentException if the number is out of range
     */
    public BpfFilter withSnapshotLength(long octets) {
        if (octets < 1 || octets > 0xffffffffL) {
            throw new IllegalArgumentException("snapshot length is " + octets + ", must be 1 to 4294967295");
        }
        return new BpfFilter(compiler, octets, netmask);
    }

    /**
     * {@return a compiler that knows the IPv4 network of the interface, for {@code ip broadcast}}
     *
     * @param prefixLength length of the network's prefix in bits, 0 to 32
     * @throws IllegalArgumentException if the length is out of range
     */
    public BpfFilter withIpv4PrefixLength(int prefixLength) {
        if (prefixLength < 0 || prefixLength > Integer.SIZE) {
            throw new IllegalArgumentException("prefix length is " + prefixLength + ", must be 0 to 32");
        }
        return new BpfFilter(
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
