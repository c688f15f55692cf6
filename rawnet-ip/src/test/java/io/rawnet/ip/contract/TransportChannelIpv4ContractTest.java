package io.rawnet.ip.contract;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.channel.contract.PacketChannelContract;
import io.rawnet.channel.contract.Subject;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.ip.TransportChannel;
import io.rawnet.testkit.PrivateNetwork;
import java.net.StandardProtocolFamily;

class TransportChannelIpv4ContractTest extends PacketChannelContract {
    @Override
    protected Subject open(PrivateNetwork network) throws Exception {
        return new InternetSubject(
                TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.EXPERIMENTAL_1),
                TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.EXPERIMENTAL_1, BpfProgram.dropAll()),
                Samples.IPV4,
                Samples.payload());
    }
}
