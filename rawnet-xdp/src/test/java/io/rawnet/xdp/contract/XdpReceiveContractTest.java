package io.rawnet.xdp.contract;

import io.rawnet.channel.contract.ChannelContract;
import io.rawnet.channel.contract.Subject;
import io.rawnet.channel.contract.TakingSubject;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import io.rawnet.testkit.junit.Requires;
import io.rawnet.xdp.Cable;
import io.rawnet.xdp.Frames;
import io.rawnet.xdp.XdpFrame;
import io.rawnet.xdp.XdpProgram;
import io.rawnet.xdp.XdpSocket;

@Requires(Requirements.BPF)
class XdpReceiveContractTest extends ChannelContract {
    @Override
    protected Subject open(PrivateNetwork network) throws Exception {
        Cable cable = Cable.lay();
        XdpProgram program = XdpProgram.builder().etherType(Frames.OURS).attach(cable.left());
        XdpSocket socket = XdpSocket.builder().frameCount(64).open(cable.left(), 0);
        program.add(socket);
        XdpSocket peer = Frames.sender(cable.right());
        return new TakingSubject<XdpFrame>(
                        socket, socket::receive, socket::receive, socket::tryReceive, XdpFrame::close)
                .with(() -> Frames.send(peer, 0, 1), program, peer);
    }

    @Override
    protected boolean expressionsAreCompiledForIt() {
        return false;
    }
}
