package io.rawnet.ip.contract;

import io.rawnet.channel.contract.PacketChannelContract;
import io.rawnet.channel.contract.Subject;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.ip.TransportChannel;
import io.rawnet.testkit.PrivateNetwork;
import java.io.IOException;
import java.net.StandardProtocolFamily;

class EchoChannelContractTest extends PacketChannelContract {
    private static final Ipv4Address SELF = Ipv4Address.of("127.0.0.1");

    @Override
    protected Subject open(PrivateNetwork network) throws Exception {
        allowEverybody(network);
        TransportChannel channel = TransportChannel.openEcho(StandardProtocolFamily.INET);
        return new EchoSubject(channel, SELF);
    }

    private static void allowEverybody(PrivateNetwork network) throws IOException, InterruptedException {
        network.start("sysctl", "-qw", "net.ipv4.ping_group_range=0 2147483647").waitFor();
    }
}
