package io.rawnet.bpf.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.number.LinkType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterTest {

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    @Test
    void readsAsTheExpressionItCompiles() throws Exception {
        Filter filter = Filter.tcpPort(80).or(Filter.tcpPort(443)).and(Filter.host(address("10.0.0.1")));
        assertThat(filter).hasToString("(tcp port 80 or tcp port 443) and host 10.0.0.1");
        assertThat(filter.compile(LinkType.ETHERNET))
                .isEqualTo(FilterCompiler.compile(filter.toString(), LinkType.ETHERNET));
    }

    @Test
    void putsParenthesesOnlyWhereMeaningNeedsThem() {
        Filter a = Filter.tcp();
        Filter b = Filter.udp();
        assertThat(a.or(b).or(Filter.icmp())).hasToString("tcp or udp or icmp");
        assertThat(a.and(b.or(Filter.arp()))).hasToString("tcp and (udp or arp)");
        assertThat(a.or(b).negate()).hasToString("not (tcp or udp)");
        assertThat(a.negate().and(b)).hasToString("not tcp and udp");
    }

    @Test
    void everyKindCompiles() throws Exception {
        List<Filter> filters = List.of(
                Filter.ipv4(),
                Filter.ipv6(),
                Filter.arp(),
                Filter.tcp(),
                Filter.udp(),
                Filter.icmp(),
                Filter.icmpv6(),
                Filter.ipProtocol(89),
                Filter.etherType(0x88cc),
                Filter.ethernetHost(new byte[] {0, 0, 0x5e, 0, 0x53, 1}),
                Filter.host(address("2001:db8::1")),
                Filter.sourceHost(address("10.0.0.1")),
                Filter.destinationHost(address("10.0.0.1")),
                Filter.network(address("10.1.2.3"), 12),
                Filter.network(address("2001:db8::1"), 33),
                Filter.port(0),
                Filter.sourcePort(1),
                Filter.destinationPort(65535),
                Filter.portRange(20, 30),
                Filter.tcpPort(80),
                Filter.udpPort(53),
                Filter.anyTcpControlBit(2),
                Filter.minimumLength(60),
                Filter.maximumLength(1500),
                Filter.outgoing(),
                Filter.incoming());
        for (Filter filter : filters) {
            filter.compile(FilterCompiler.forLinkType(LinkType.ETHERNET).withPacketFlags())
                    .verify();
        }
    }

    @Test
    void cutsAddressesToTheirNetwork() throws Exception {
        assertThat(Filter.network(address("10.31.255.3"), 12)).hasToString("net 10.16.0.0/12");
        assertThat(Filter.network(address("2001:db8:ffff::1"), 33)).hasToString("net 2001:db8:8000:0:0:0:0:0/33");
        assertThat(Filter.network(address("10.0.0.1"), 0)).hasToString("net 0.0.0.0/0");
    }

    @Test
    void namesTheValueThatIsOutOfRange() {
        assertThatThrownBy(() -> Filter.port(65536)).hasMessage("port must be 0 to 65535, not 65536");
        assertThatThrownBy(() -> Filter.portRange(30, 20)).hasMessage("last must be 30 to 65535, not 20");
        assertThatThrownBy(() -> Filter.ipProtocol(-1)).hasMessageContaining("number must be 0 to 255, not -1");
        assertThatThrownBy(() -> Filter.ethernetHost(new byte[5])).hasMessageContaining("5 octets");
        assertThatThrownBy(() -> Filter.network(address("10.0.0.1"), 33))
                .hasMessageContaining("prefixLength must be 0 to 32, not 33");
    }

    @Test
    void saysWhenTheLinkTypeHasNoSuchThing() {
        assertThatThrownBy(() -> Filter.ethernetHost(new byte[6]).compile(LinkType.IPV4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs an Ethernet link layer");
    }
}
