package io.rawnet.bpf.filter;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.NameResolver;
import io.rawnet.bpf.PacketDirection;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.compiler.ExpressionCompiler;
import io.rawnet.bpf.filter.compiler.Target;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.number.LinkType;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Compiles filter expressions in the language of pcap-filter(7), as tcpdump and Wireshark's capture filters take them:
 * <pre>{@code
 * BpfProgram forFiles = FilterCompiler.compile("tcp port 80 and host 10.0.0.1", LinkType.ETHERNET);
 * BpfProgram forSockets = FilterCompiler.compile("vlan 5 and tcp port 80", SocketKind.PACKET_RAW);
 * }</pre>
 *
 * <p>A compiled program accepts the packets that the program of libpcap 1.10 accepts; docs/filters.md lists the differences. Not in the
 * language are {@code gateway} and what only other link layers or BSD's packet filter know ({@code wlan type}, {@code ifname} …). They
 * are refused with a message that says so. Names of hosts and networks need a {@linkplain #withNames resolver}. {@code inbound},
 * {@code outbound} and {@code ifindex} need a socket, a link header that tells, or {@linkplain #withPacketFlags() packet flags}.
 *
 * <p>What is attached to a socket is compiled for the {@linkplain SocketKind kind of the socket}. A program for
 * {@link LinkType#ETHERNET} finds VLAN tags in captured frames, but not the outer one on an interface, which Linux takes off before a
 * filter runs.
 */
public final class FilterCompiler {

    /** What a program returns for a packet it accepts unless told otherwise: more than any packet has, as in tcpdump. */
    public static final long DEFAULT_SNAPSHOT_LENGTH = 262_144;

    private final Target target;
    private final Optional<SocketKind> socketKind;
    private final long snapshotLength;

    private FilterCompiler(Target target, Optional<SocketKind> socketKind, long snapshotLength) {
        this.target = target;
        this.socketKind = socketKind;
        this.snapshotLength = snapshotLength;
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
        return new FilterCompiler(ExpressionCompiler.captureOf(linkType), Optional.empty(), DEFAULT_SNAPSHOT_LENGTH);
    }

    /**
     * {@return a compiler for what a socket receives}
     *
     * @param socket the kind of the socket that the programs are to be attached to
     */
    public static FilterCompiler forSocket(SocketKind socket) {
        return new FilterCompiler(ExpressionCompiler.socketOf(socket), Optional.of(socket), DEFAULT_SNAPSHOT_LENGTH);
    }

    /**
     * {@return a compiler whose programs keep only so many octets of a packet}
     *
     * @param octets 1 to 2^32-1
     * @throws IllegalArgumentException if the number is out of range
     */
    public FilterCompiler withSnapshotLength(long octets) {
        Range.check("snapshot length", octets, 1, 0xffffffffL);
        return new FilterCompiler(target, socketKind, octets);
    }

    /**
     * {@return a compiler that knows the IPv4 network of the interface, for {@code ip broadcast}}
     *
     * @param prefixLength length of the network's prefix in bits, 0 to 32
     * @throws IllegalArgumentException if the length is out of range
     */
    public FilterCompiler withIpv4PrefixLength(int prefixLength) {
        Range.check("prefix length", prefixLength, Integer.SIZE);
        OptionalInt netmask = OptionalInt.of((int) (0xffffffffL << (Integer.SIZE - prefixLength)));
        return with(new Target(target.layer(), target.origin(), netmask, target.names()));
    }

    /**
     * {@return a compiler that asks for the addresses of names} Without it names of hosts and networks are refused.
     *
     * @param names where addresses come from
     */
    public FilterCompiler withNames(NameResolver names) {
        Objects.requireNonNull(names, "names");
        return with(new Target(target.layer(), target.origin(), target.netmask(), names));
    }

    /**
     * {@return a compiler for packets whose direction is known beside their octets, as from the flags of pcapng} {@code inbound} and
     * {@code outbound} ask for the {@link PacketDirection} that {@code BpfMachine} is told; a packet of unknown direction is neither.
     * Without it they are refused for link types whose header has no direction. The programs are for {@code BpfMachine} only.
     *
     * @throws IllegalStateException if this compiler is for a socket, which knows the direction
     */
    public FilterCompiler withPacketFlags() {
        if (socketKind.isPresent()) {
            throw new IllegalStateException("packets of sockets have no flags: the kernel knows their direction");
        }
        return with(new Target(target.layer(), Target.Origin.CAPTURE_WITH_FLAGS, target.netmask(), target.names()));
    }

    private FilterCompiler with(Target changed) {
        return new FilterCompiler(changed, socketKind, snapshotLength);
    }

    /**
     * Compiles an expression.
     *
     * @param expression the expression; an empty one accepts everything
     * @return the program; it passes {@link BpfProgram#verify()}
     * @throws BpfSyntaxException if the expression is wrong or not supported, with the column
     */
    public BpfProgram compile(String expression) throws BpfSyntaxException {
        return new BpfProgram(ExpressionCompiler.compile(expression, target, snapshotLength), socketKind);
    }
}
