package io.rawnet.bpf.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rawnet.bpf.BpfMachine;
import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.Instruction.Return;
import io.rawnet.bpf.NameResolver;
import io.rawnet.bpf.PacketDirection;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.text.BpfNotation;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.number.LinkType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterCompilerTest {

    private static BpfSyntaxException refusal(String expression, LinkType linkType) {
        BpfSyntaxException refusal =
                catchThrowableOfType(BpfSyntaxException.class, () -> FilterCompiler.compile(expression, linkType));
        assertThat(refusal).as(expression).isNotNull();
        return refusal;
    }

    @Test
    void compilesAsTcpdumpDoes() throws Exception {
        assertThat(BpfNotation.LISTING.format(FilterCompiler.compile("udp src port 53", LinkType.IPV4)))
                .isEqualTo("""
                        (000) ldb      [9]
                        (001) jeq      #0x11            jt 2\tjf 8
                        (002) ldh      [6]
                        (003) jset     #0x1fff          jt 8\tjf 4
                        (004) ldxb     4*([0]&0xf)
                        (005) ldh      [x + 0]
                        (006) jeq      #0x35            jt 7\tjf 8
                        (007) ret      #262144
                        (008) ret      #0
                        """);
    }

    @Test
    void asksTheKernelForTheOuterTagOnAnInterface() throws Exception {
        assertThat(BpfNotation.LISTING.format(FilterCompiler.compile("vlan 5", SocketKind.PACKET_RAW)))
                .isEqualTo("""
                        (000) ld       [vlanp]
                        (001) jeq      #0x1             jt 2\tjf 5
                        (002) ld       [vlan_tci]
                        (003) and      #0xfff
                        (004) jeq      #0x5             jt 12\tjf 13
                        (005) ldh      [12]
                        (006) jeq      #0x8100          jt 9\tjf 7
                        (007) jeq      #0x88a8          jt 9\tjf 8
                        (008) jeq      #0x9100          jt 9\tjf 13
                        (009) ldh      [14]
                        (010) and      #0xfff
                        (011) jeq      #0x5             jt 12\tjf 13
                        (012) ret      #262144
                        (013) ret      #0
                        """);
    }

    @Test
    void filtersWithoutVlanAreTheSameOnAnInterface() throws Exception {
        String expression = "tcp port 80 and ether src 00:00:5e:00:53:01";
        assertThat(FilterCompiler.compile(expression, SocketKind.PACKET_RAW).instructions())
                .isEqualTo(FilterCompiler.compile(expression, LinkType.ETHERNET).instructions());
    }

    @Test
    void refusesEthernetOnRawSockets() {
        for (SocketKind socket : List.of(SocketKind.RAW_IPV4, SocketKind.RAW_IPV6)) {
            assertThatThrownBy(() -> FilterCompiler.compile("vlan 5", socket))
                    .isInstanceOf(BpfSyntaxException.class)
                    .hasMessageContaining("needs an Ethernet link layer, and the packets here have none");
        }
    }

    @Test
    void emptyExpressionAcceptsEverything() throws Exception {
        assertThat(FilterCompiler.compile("", LinkType.RAW)).isEqualTo(BpfProgram.of(new Return(262_144)));
        assertThat(FilterCompiler.compile(" \t\n", LinkType.RAW)).isEqualTo(BpfProgram.of(new Return(262_144)));
    }

    @Test
    void returnsTheSnapshotLengthAskedFor() throws Exception {
        assertThat(FilterCompiler.forLinkType(LinkType.IPV4)
                        .withSnapshotLength(96)
                        .compile("ip"))
                .isEqualTo(BpfProgram.of(new Return(96)));
        assertThatThrownBy(() -> FilterCompiler.forLinkType(LinkType.IPV4).withSnapshotLength(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsBroadcastsOfTheNetworkItWasTold() throws Exception {
        BpfMachine machine = new BpfMachine(FilterCompiler.forLinkType(LinkType.IPV4)
                .withIpv4PrefixLength(24)
                .compile("ip broadcast"));
        ByteBuffer packet = ByteBuffer.allocate(20).put(0, (byte) 0x45);
        assertThat(machine.accepts(packet.putInt(16, 0x0a0000ff))).isTrue();
        assertThat(machine.accepts(packet.putInt(16, 0x0a000000))).isTrue();
        assertThat(machine.accepts(packet.putInt(16, 0x0a000001))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            tcp port                     |  9 | expected a port and not the end
            tcp prot 80                  |  5 | expected 'and', 'or' or the end and not 'prot'
            10.0.0.1                     |  1 | a value here needs its qualifiers
            ip and 80                    |  8 | a value here needs its qualifiers
            host www.example.org         |  6 | names are not looked up here
            net example                  |  5 | names are not looked up here
            host 10.0.0.256              |  6 | the numbers of an IPv4 address are 0 to 255
            net 10.0.0.1/8               | 13 | bits outside the mask
            net 10.0.0.0/33              | 14 | the prefix length is at most 32
            host 10.0.0.0/8              | 14 | only 'net' takes a mask
            net 2001:db8::1/32           | 16 | bits outside the mask
            tcp host 10.0.0.1            | 10 | 'tcp' has no addresses
            ip6 host 10.0.0.1            | 10 | 'ip6' needs an IPv6 address
            ip host ::1                  |  9 | has no IPv6 addresses
            host 00:00:5e:00:53:01       |  6 | stands after 'ether host'
            ether host 10.0.0.1          | 12 | needs an Ethernet address
            port 65536                   |  6 | ports are 0 to 65535
            port nosuchport              |  6 | use its number
            udp port http                | 10 | 'http' is a port of tcp
            icmp port 80                 | 11 | 'icmp' has no ports
            ip proto tcp                 | 10 | write \\tcp
            src proto 6                  |  5 | 'proto' has no direction
            gateway router               |  1 | 'gateway' is not supported
            ip broadcast                 |  4 | needs the netmask
            ifname eth0                  |  1 | 'ifname' is not supported
            inbound                      |  1 | 'inbound' is not told by packets of this link type
            tcp and outbound             |  9 | 'outbound' is not told by packets of this link type
            ifindex 2                    |  1 | 'ifindex' is not told by packets of this link type
            decnet host 64.1             | 13 | a DECnet address is the area 0 to 63
            decnet host 1.1024           | 13 | a DECnet address is the area 0 to 63
            decnet host 1.1.1            | 13 | a DECnet address is the area 0 to 63
            decnet net 1.1               | 12 | after 'decnet host'
            decnet host 65536            | 13 | a DECnet address is the area 0 to 63
            lat host 1.1                 | 10 | 'lat' has no addresses
            tcp protochain 6             | 16 | only 'ip' and 'ip6' have chains
            src protochain 6             |  5 | 'protochain' has no direction
            host ::1/64                  |  9 | only 'net' takes a mask
            ipx[0] = 1                   |  1 | octets of 'ipx'
            isis[0] = 1                  |  1 | octets of 'isis'
            geneve 16777216              |  1 | network identifiers are 0 to 16777215
            geneve and geneve and vxlan  | 23 | more than 2 tunnels
            byte 0 + 5                   |  8 | expected '='
            ether                        |  1 | 'ether' asks nothing by itself
            tcp[0:3] = 1                 |  7 | 1, 2 or 4 octets
            tcp[13                       |  7 | expected ']'
            tcp[13] &                    | 10 | expected a number
            tcp[13] & 2                  | 12 | expected a comparison
            ip[0] / 0 = 1                |  7 | division by 0
            ip[0] << 32 = 1              |  7 | shift by more than 31 bits
            ip[0] >> (16 * 2) = 0        |  7 | shift by more than 31 bits
            1 << 32 = 1                  |  3 | shift by more than 31 bits
            len > 4294967296             |  7 | at most 4294967295
            len > 089                    |  7 | octal
            (tcp                         |  5 | expected ')'
            tcp)                         |  4 | expected 'and', 'or' or the end
            not                          |  4 | expected a condition
            tcp and                      |  8 | expected a condition
            tcp & udp                    |  5 | expected 'and', 'or' or the end
            tcp ? udp                    |  5 | no expression has this character: '?'
            vlan 4096                    |  1 | VLAN identifiers are 0 to 4095
            mpls 1048576                 |  1 | MPLS labels are 0 to 1048575
            ah[0] = 1                    |  1 | octets of 'ah'
            esp[0] = 1                   |  1 | octets of 'esp'
            portrange 80-99999           | 11 | ports are 0 to 65535
            arp proto 6                  | 11 | carries no other protocol
            """)
    void pointsAtTheColumn(String expression, int column, String problem) {
        BpfSyntaxException refusal = refusal(expression, LinkType.ETHERNET);
        assertThat(refusal.problem()).contains(problem);
        assertThat(refusal.column()).isEqualTo(column);
    }

    @Test
    void rendersTheExpressionWithACaret() {
        assertThat(refusal("tcp port 80 and host www", LinkType.ETHERNET).rendering())
                .isEqualTo(
                        "tcp port 80 and host www\n                     ^\n'www' is not an address; names are not looked up here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ether host 00:00:5e:00:53:01", "broadcast", "multicast", "vlan", "mpls"})
    void refusesWhatTheLinkLayerDoesNotHave(String expression) {
        assertThat(refusal(expression, LinkType.RAW).problem()).contains("needs an Ethernet");
    }

    private static final NameResolver NAMES = new NameResolver() {
        @Override
        public List<IpAddress> addresses(String host) {
            return host.equals("www")
                    ? List.of(Ipv4Address.of("10.0.0.1"), Ipv6Address.of("2001:db8::1"), Ipv4Address.of("10.0.0.2"))
                    : List.of();
        }

        @Override
        public Optional<Ipv4Address> network(String name) {
            return name.equals("office") ? Optional.of(Ipv4Address.of("10.1.0.0")) : Optional.empty();
        }

        @Override
        public Optional<MacAddress> ethernetAddress(String host) {
            return host.equals("www") ? Optional.of(MacAddress.of("00:00:5e:00:53:01")) : Optional.empty();
        }
    };

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            host www             | host 10.0.0.1 or host 2001:db8::1 or host 10.0.0.2
            ip src host www      | ip src host 10.0.0.1 or ip src host 10.0.0.2
            ip6 dst www          | ip6 dst 2001:db8::1
            arp host www         | arp host 10.0.0.1 or arp host 10.0.0.2
            net office           | net 10.1.0.0/16
            src net office       | src net 10.1
            ether host www       | ether host 00:00:5e:00:53:01
            host 10.9.9.9 or www | host 10.9.9.9 or host 10.0.0.1 or host 2001:db8::1 or host 10.0.0.2
            """)
    void asksTheResolverForNames(String named, String numbered) throws Exception {
        FilterCompiler compiler = FilterCompiler.forLinkType(LinkType.ETHERNET);
        assertThat(compiler.withNames(NAMES).compile(named)).isEqualTo(compiler.compile(numbered));
    }

    @ParameterizedTest
    @CsvSource({"host ftp, 6", "net www, 5", "ether host ftp, 12", "ip6 net office, 9", "decnet host www, 13"})
    void refusesNamesThatTheResolverDoesNotKnow(String expression, int column) {
        FilterCompiler compiler = FilterCompiler.forLinkType(LinkType.ETHERNET).withNames(NAMES);
        assertThat(catchThrowableOfType(BpfSyntaxException.class, () -> compiler.compile(expression))
                        .column())
                .isEqualTo(column);
    }

    @Test
    void judgesDirectionByTheFlagsOfThePacket() throws Exception {
        FilterCompiler compiler = FilterCompiler.forLinkType(LinkType.ETHERNET).withPacketFlags();
        BpfMachine inbound = new BpfMachine(compiler.compile("inbound"));
        BpfMachine outbound = new BpfMachine(compiler.compile("outbound"));
        ByteBuffer packet = ByteBuffer.allocate(60);
        assertThat(Stream.of(PacketDirection.values()).filter(each -> inbound.accepts(packet, each)))
                .containsExactly(PacketDirection.INBOUND);
        assertThat(Stream.of(PacketDirection.values()).filter(each -> outbound.accepts(packet, each)))
                .containsExactly(PacketDirection.OUTBOUND);
        assertThatThrownBy(() -> FilterCompiler.forSocket(SocketKind.RAW_IPV4).withPacketFlags())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void judgesLengthByTheOriginalLength() throws Exception {
        BpfMachine machine = new BpfMachine(FilterCompiler.compile("greater 100 and len < 0xffffffff", LinkType.RAW));
        ByteBuffer cut = ByteBuffer.allocate(60);
        assertThat(machine.accepts(cut)).isFalse();
        assertThat(machine.accepts(cut, 99)).isFalse();
        assertThat(machine.accepts(cut, 100)).isTrue();
        assertThatThrownBy(() -> machine.accepts(cut, 1L << 32)).hasMessageContaining("originalLength must be 0 to");
    }

    @Test
    void findsTheFamiliesOfEveryBsdInEitherByteOrder() throws Exception {
        BpfMachine ipv6 = new BpfMachine(FilterCompiler.compile("ip6", LinkType.NULL));
        BpfMachine neither = new BpfMachine(FilterCompiler.compile("not ip and not ip6", LinkType.NULL));
        for (int family : new int[] {24, 28, 30}) {
            for (int bits : new int[] {family, Integer.reverseBytes(family)}) {
                ByteBuffer packet = ByteBuffer.allocate(44).putInt(0, bits);
                assertThat(ipv6.accepts(packet)).isTrue();
                assertThat(neither.accepts(packet)).isFalse();
            }
        }
        assertThat(neither.accepts(ByteBuffer.allocate(44).putInt(0, 10))).isTrue();
    }

    /** libpcap loses its way behind the authentication header, or never comes to an end. */
    @Test
    void followsAChainThroughAnAuthenticationHeader() throws Exception {
        byte[] packet = HexFormat.of()
                .parseHex("60000000003c0040" + "00".repeat(32) // IPv6, hop-by-hop options next
                        + "3300000000000000" // hop-by-hop options, authentication header next
                        + "3c04000000000000"
                        + "00".repeat(16) // authentication header of 24 octets, destination options next
                        + "0601000000000000" + "00".repeat(8) // destination options of 16 octets, TCP next
                        + "0050005000000000");
        assertThat(accepts("ip6 protochain 6", packet)).isTrue();
        assertThat(accepts("ip6 protochain 60", packet)).isTrue();
        assertThat(accepts("protochain 51", packet)).isTrue();
        assertThat(accepts("protochain 17", packet)).isFalse();
        assertThat(accepts("ip6 protochain 6", Arrays.copyOf(packet, 40 + 8 + 24 + 1)))
                .isFalse();
    }

    @Test
    void followsEightHeaders() throws Exception {
        String optionsThen = "3c00000000000000";
        byte[] eight = HexFormat.of()
                .parseHex("6000000000403c40" + "00".repeat(32) + optionsThen.repeat(7) + "1100000000000000");
        byte[] nine = HexFormat.of()
                .parseHex("6000000000483c40" + "00".repeat(32) + optionsThen.repeat(8) + "1100000000000000");
        assertThat(accepts("ip6 protochain 17", eight)).isTrue();
        assertThat(accepts("ip6 protochain 17", nine)).isFalse();
    }

    private static boolean accepts(String expression, byte[] packet) throws Exception {
        return new BpfMachine(FilterCompiler.compile(expression, LinkType.RAW)).accepts(ByteBuffer.wrap(packet));
    }

    @Test
    void findsWhatATunnelCarries() throws Exception {
        byte[] vxlan = HexFormat.of()
                .parseHex("45000000000000004011000000000000" + "00000000" // IPv4, UDP next
                        + "123412b500000000" + "0800000000000b00" // UDP to port 4789, VXLAN network 11
                        + "ffffffffffff" + "00005e005301" + "0806");
        assertThat(accepts("vxlan", vxlan)).isTrue();
        assertThat(accepts("vxlan 11 and arp", vxlan)).isTrue();
        assertThat(accepts("vxlan 11 and broadcast and ether src 00:00:5e:00:53:01", vxlan))
                .isTrue();
        assertThat(accepts("vxlan 12", vxlan)).isFalse();
        assertThat(accepts("vxlan and ip", vxlan)).isFalse();
        assertThat(accepts("geneve", vxlan)).isFalse();
    }

    @Test
    void octetsOfBytePrimitivesAreThoseOfThePacket() throws Exception {
        byte[] packet = {0x45, 3};
        assertThat(accepts("byte 1 & 2", packet)).isTrue();
        assertThat(accepts("byte 1 & 4", packet)).isFalse();
        assertThat(accepts("byte 1 | 0", packet)).isTrue();
        assertThat(accepts("byte 2 | 1", packet)).isFalse();
    }

    @Test
    void programsRememberTheKindOfSocket() throws Exception {
        assertThat(FilterCompiler.compile("ip", SocketKind.PACKET_RAW).socketKind())
                .contains(SocketKind.PACKET_RAW);
        assertThat(FilterCompiler.compile("ip", LinkType.ETHERNET).socketKind()).isEmpty();
    }

    @Test
    void refusesLinkTypesItDoesNotKnow() {
        assertThatThrownBy(() -> FilterCompiler.compile("ip", new LinkType(147)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("147");
    }

    @Test
    void boundsNesting() {
        assertThat(refusal("(".repeat(5000) + "ip" + ")".repeat(5000), LinkType.RAW)
                        .problem())
                .contains("nested more than");
        assertThat(refusal("not ".repeat(3000) + "ip", LinkType.RAW).problem()).contains("nested more than");
        assertThat(refusal("-".repeat(5000) + "1 = 1", LinkType.RAW).problem()).contains("nested more than");
        assertThat(refusal("len" + " + len".repeat(2000) + " = 1", LinkType.RAW).problem())
                .contains("nested more than");
        assertThat(refusal("ip[".repeat(4000), LinkType.RAW).problem()).contains("nested more than");
        assertThat(refusal("ip" + " and ip or ip".repeat(900), LinkType.RAW).problem())
                .contains("nested more than");
        assertThat(refusal("port " + "(".repeat(5000), LinkType.RAW).problem()).contains("nested more than");
        assertThat(refusal("vlan " + "(".repeat(5000) + "1", LinkType.ETHERNET).problem())
                .contains("nested more than");
    }

    @Test
    void boundsLength() {
        assertThat(refusal(" ".repeat(16_385), LinkType.RAW).problem()).contains("at most 16384 characters");
    }

    @Test
    void boundsTheProgram() {
        assertThat(refusal(list("port ", 1500), LinkType.ETHERNET).problem()).contains("far more instructions");
        assertThat(refusal(list("tcp src port ", 2000), LinkType.ETHERNET).problem())
                .contains("4096 are the most");
    }

    private static String list(String qualifiers, int size) {
        return qualifiers + IntStream.range(0, size).mapToObj(Integer::toString).collect(Collectors.joining(" or "));
    }

    @Test
    void boundsIntermediateResults() {
        String nested = "len * (".repeat(20) + "ip[0] + ip[1]" + ")".repeat(20);
        assertThat(refusal("ip[1] * (".repeat(20) + nested + ")".repeat(20) + " = 1", LinkType.RAW)
                        .problem())
                .contains("intermediate results");
    }

    @Test
    void jumpsFartherThanAConditionalJumpReaches() throws Exception {
        StringBuilder expression = new StringBuilder("host 10.0.0.0");
        for (int host = 1; host < 500; host++) {
            expression.append(" or 10.0.").append(host / 250).append('.').append(host % 250);
        }
        BpfProgram program = FilterCompiler.compile(expression.toString(), LinkType.IPV4);
        BpfMachine machine = new BpfMachine(program);
        ByteBuffer packet = ByteBuffer.allocate(20);
        assertThat(machine.accepts(packet.putInt(12, 0x0a000000))).isTrue();
        assertThat(machine.accepts(packet.putInt(12, 0x0a0001f9))).isTrue();
        assertThat(machine.accepts(packet.putInt(12, 0x0a0001fa))).isFalse();
        assertThat(machine.accepts(packet.putInt(16, 0x0a000064))).isTrue();
    }
}
