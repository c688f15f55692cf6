package io.rawnet.xdp.contract;

import io.rawnet.channel.contract.ChannelContract;
import io.rawnet.channel.contract.Subject;
import io.rawnet.channel.contract.TakingSubject;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import io.rawnet.testkit.junit.Requires;
import io.rawnet.xdp.Cable;
import io.rawnet.xdp.Frames;
import io.rawnet.xdp.XdpSocket;
import java.nio.ByteBuffer;

@Requires(Requirements.XDP)
class XdpSendContractTest extends ChannelContract {
    @Override
    protected Subject open(PrivateNetwork network) throws Exception {
        XdpSocket socket = Frames.sender(Cable.lay().left());
        return new TakingSubject<ByteBuffer>(socket, socket::claim, socket::claim, socket::tryClaim, claimed -> {});
    }

    @Override
    protected boolean expressionsAreCompiledForIt() {
        return false;
    }
}
