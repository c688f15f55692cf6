package io.rawnet.ip.contract;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.channel.contract.PacketChannelContract;
import io.rawnet.channel.contract.Subject;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.TransportChannel;
import io.rawnet.testkit.PrivateNetwork;
import java.net.StandardProtocolFamily;

class TransportChannelIpv6ContractTest extends PacketChannelContract {
    @Override
    protected Subject open(PrivateNetwork network) throws Exception {
        return new InternetSubject(
                TransportChannel.open(StandardProtocolFamily.INET6, IpProtocol.EXPERIMENTAL_1),
                TransportChannel.open(StandardProtocolFamily.INET6, IpProtocol.EXPERIMENTAL_1, BpfProgram.dropAll()),
                Samples.IPV6,
                Samples.payload());
    }
}
