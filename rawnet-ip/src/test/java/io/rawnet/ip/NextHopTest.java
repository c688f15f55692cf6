package io.rawnet.ip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.net.NoRouteToHostException;
import org.junit.jupiter.api.Test;

@InPrivateNetwork(routers = 1)
class NextHopTest {
    @Test
    void isTheRouterOrTheNeighbourItself(PrivateNetwork network) throws Exception {
        int cable = network.local().interfaceIndex();

        assertHop("10.0.1.2", cable, "10.0.0.2");
        assertHop("2001:db8:0:1::2", cable, "2001:db8::2");
        assertHop("10.0.0.2", cable, "10.0.0.2");
        assertHop("2001:db8::99", cable, "2001:db8::99");
        assertHop("127.0.0.1", 1, "127.0.0.1");
        assertThat(NextHop.to(IpAddress.of("10.0.0.2")).gateway()).isEmpty();
        assertThat(NextHop.to(IpAddress.of("fe80::2"), cable).interfaceIndex()).isEqualTo(cable);
    }

    private static void assertHop(String destination, int interfaceIndex, String neighbour) throws Exception {
        IpAddress address = IpAddress.of(destination);
        NextHop hop = NextHop.to(address);
        assertThat(hop.interfaceIndex()).as(destination).isEqualTo(interfaceIndex);
        assertThat(hop.neighbour(address)).as(destination).isEqualTo(IpAddress.of(neighbour));
    }

    @Test
    void isMissingWhereNoRouteLeads() {
        assertThatThrownBy(() -> NextHop.to(IpAddress.of("192.0.2.1")))
                .isInstanceOf(NoRouteToHostException.class)
                .hasMessageContaining("ENETUNREACH");
        assertThatThrownBy(() -> NextHop.to(IpAddress.of("192.0.2.1"), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("interfaceIndex");
    }
}
