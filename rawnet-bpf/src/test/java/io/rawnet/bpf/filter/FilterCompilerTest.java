package io.rawnet.bpf.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rawnet.bpf.BpfMachine;
import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.Instruction.Return;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.text.BpfNotation;
import io.rawnet.codec.number.LinkType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        assertThat(FilterCompiler.compile(expression, SocketKind.PACKET_RAW))
                .isEqualTo(FilterCompiler.compile(expression, LinkType.ETHERNET));
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
            ip protochain 6              |  4 | 'protochain' is not supported
            gateway router               |  1 | 'gateway' is not supported
            ip broadcast                 |  4 | needs the netmask
            ifname eth0                  |  1 | 'ifname' is not supported
            geneve                       |  1 | 'geneve' is not supported
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
