package io.rawnet.ip.contract;

import io.rawnet.channel.contract.PacketChannelContract;
import io.rawnet.channel.contract.Subject;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.ip.TransportChannel;
import io.rawnet.testkit.PrivateNetwork;
import java.net.StandardProtocolFamily;
import java.nio.file.Files;
import java.nio.file.Path;

class EchoChannelContractTest extends PacketChannelContract {
    private static final Ipv4Address SELF = Ipv4Address.of("127.0.0.1");

    @Override
    protected Subject open(PrivateNetwork network) throws Exception {
        Files.writeString(Path.of("/proc/sys/net/ipv4/ping_group_range"), "0 2147483647");
        TransportChannel channel = TransportChannel.openEcho(StandardProtocolFamily.INET);
        return new EchoSubject(channel, SELF);
    }

    /** What it receives begins with the ICMP header. */
    @Override
    protected boolean expressionsAreCompiledForIt() {
        return false;
    }
}
