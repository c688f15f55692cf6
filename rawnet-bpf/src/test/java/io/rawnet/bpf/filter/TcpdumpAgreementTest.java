package io.rawnet.bpf.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.bpf.BpfMachine;
import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.PacketMetadata;
import io.rawnet.bpf.generator.ListedExpressions;
import io.rawnet.bpf.generator.PacketGenerator;
import io.rawnet.bpf.text.BpfNotation;
import io.rawnet.codec.number.LinkType;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our programs and tcpdump's run on the same packets and must agree on each. */
class TcpdumpAgreementTest {

    private static final int PACKETS = 250;

    private static final Map<String, LinkType> LINK_TYPES = Map.of(
            "EN10MB", LinkType.ETHERNET,
            "RAW", LinkType.RAW,
            "LINUX_SLL", LinkType.LINUX_SLL,
            "LINUX_SLL2", LinkType.LINUX_SLL2,
            "NULL", LinkType.NULL,
            "LOOP", LinkType.LOOP,
            "PPP", LinkType.PPP,
            "IPV4", LinkType.IPV4,
            "IPV6", LinkType.IPV6);

    @BeforeAll
    static void needsTcpdump() {
        RequiredTool.require("tcpdump");
    }

    static Stream<String> expressions() {
        return ListedExpressions.lines("expressions.txt").stream();
    }

    @Test
    void comparesAtLeastThreeHundredExpressions() {
        assertThat(expressions().distinct().count()).isGreaterThanOrEqualTo(300);
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void acceptsWhatTcpdumpAccepts(String line) throws Exception {
        Expression expression = Expression.of(line);
        BpfProgram ours = expression.compile();
        BpfProgram theirs = Tcpdump.compile(expression.type(), expression.text());
        BpfMachine our = new BpfMachine(ours);
        BpfMachine their = new BpfMachine(theirs);
        Random random = new Random(line.hashCode());
        PacketGenerator packets = new PacketGenerator(random);
        for (int count = 0; count < PACKETS; count++) {
            ByteBuffer whole = packets.next(expression.type().number());
            PacketMetadata metadata = metadata(random.nextInt(5), random.nextInt(4));
            for (ByteBuffer packet : List.of(whole, packets.steered(whole, theirs), packets.steered(whole, ours))) {
                if (isOfOtherByteOrder(expression, packet)) {
                    continue;
                }
                assertThat(our.run(packet, metadata))
                        .as(() -> description(packet, ours, theirs))
                        .isEqualTo(their.run(packet, metadata));
            }
        }
    }

    /**
     * libpcap's optimizer moves and removes loads, which shows on packets that end before what is loaded. The program before the optimizer
     * is the meaning then, unless it loads what its own optimizer knows to be useless.
     */
    @ParameterizedTest
    @MethodSource("expressions")
    void acceptsTheTruncatedPacketsThatTcpdumpAccepts(String line) throws Exception {
        Expression expression = Expression.of(line);
        BpfProgram ours = expression.compile();
        BpfProgram optimized = Tcpdump.compile(expression.type(), expression.text());
        BpfProgram literal = Tcpdump.compileLiterally(expression.type(), expression.text());
        BpfMachine our = new BpfMachine(ours);
        BpfMachine their = new BpfMachine(optimized);
        BpfMachine theirLiteral = new BpfMachine(literal);
        Random random = new Random(line.hashCode());
        PacketGenerator packets = new PacketGenerator(random);
        for (int count = 0; count < PACKETS; count++) {
            ByteBuffer packet = packets.truncated(
                    packets.steered(packets.next(expression.type().number()), optimized));
            PacketMetadata metadata = metadata(random.nextInt(5), random.nextInt(4));
            long result = our.run(packet, metadata);
            if (result != their.run(packet, metadata)) {
                assertThat(result)
                        .as(() -> description(packet, ours, literal))
                        .isEqualTo(theirLiteral.run(packet, metadata));
            }
        }
    }

    /** A line of the list: {@code [LINKTYPE] expression}, Ethernet when no link type is given. */
    private record Expression(String linkType, String text) {

        static Expression of(String line) {
            return line.startsWith("[")
                    ? new Expression(
                            line.substring(1, line.indexOf(']')),
                            line.substring(line.indexOf(']') + 1).strip())
                    : new Expression("EN10MB", line);
        }

        LinkType type() {
            return LINK_TYPES.get(linkType);
        }

        /** tcpdump takes a netmask of 0 when it has no interface to ask. */
        BpfProgram compile() throws BpfSyntaxException {
            return FilterCompiler.forLinkType(type()).withIpv4PrefixLength(0).compile(text);
        }
    }

    /** In a file of link type NULL, tcpdump takes families in the byte order of the file only, and here that is little-endian. */
    private static boolean isOfOtherByteOrder(Expression expression, ByteBuffer packet) {
        return expression.type().equals(LinkType.NULL) && packet.getShort(0) == 0;
    }

    private static String description(ByteBuffer packet, BpfProgram ours, BpfProgram theirs) {
        return "packet " + hex(packet) + "\nour program\n" + BpfNotation.LISTING.format(ours) + "program of tcpdump\n"
                + BpfNotation.LISTING.format(theirs);
    }

    private static String hex(ByteBuffer packet) {
        byte[] octets = new byte[packet.remaining()];
        packet.duplicate().get(octets);
        return HexFormat.of().formatHex(octets);
    }

    private static PacketMetadata metadata(int packetType, int interfaceIndex) {
        return new PacketMetadata() {
            @Override
            public int packetType() {
                return packetType;
            }

            @Override
            public int interfaceIndex() {
                return interfaceIndex;
            }
        };
    }
}
