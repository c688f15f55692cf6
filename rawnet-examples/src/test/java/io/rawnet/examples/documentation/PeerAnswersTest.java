package io.rawnet.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.TransportChannel;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.net.StandardProtocolFamily;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The first test of docs/private-networks.md: a whole one. */
class PeerAnswersTest {
    @Test
    @InPrivateNetwork
    void thePeerAnswersAnEchoRequest(PrivateNetwork network) throws Exception {
        Ipv4Address peer = Ipv4Address.of(network.peer().ipv4Address());
        Packet request = Packet.of(IcmpHeader.echoRequest(7, 1)).completed();
        try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
            assertThat(channel.exchange(request, peer, Duration.ofSeconds(1))).isPresent();
        }
    }
}
