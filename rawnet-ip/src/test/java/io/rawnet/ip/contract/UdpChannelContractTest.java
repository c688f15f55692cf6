package io.rawnet.ip.contract;

import io.rawnet.channel.contract.PacketChannelContract;
import io.rawnet.channel.contract.Subject;
import io.rawnet.ip.UdpChannel;
import io.rawnet.testkit.PrivateNetwork;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;

class UdpChannelContractTest extends PacketChannelContract {
    @Override
    protected Subject open(PrivateNetwork network) throws Exception {
        UdpChannel channel = UdpChannel.open(StandardProtocolFamily.INET);
        return new InternetSubject(
                channel.bind(new InetSocketAddress(Samples.IPV4.toInetAddress(), 0)),
                UdpChannel.open(StandardProtocolFamily.INET),
                Samples.IPV4,
                Samples.payload());
    }

    /** Filters see packets from the UDP header on. */
    @Override
    protected boolean expressionsAreCompiledForIt() {
        return false;
    }
}
