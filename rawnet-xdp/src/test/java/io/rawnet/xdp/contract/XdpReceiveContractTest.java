package io.rawnet.xdp.contract;

import io.rawnet.channel.RawChannel;
import io.rawnet.channel.contract.ChannelContract;
import io.rawnet.channel.contract.Subject;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import io.rawnet.testkit.junit.Requires;
import io.rawnet.xdp.Cable;
import io.rawnet.xdp.Frames;
import io.rawnet.xdp.XdpFrame;
import io.rawnet.xdp.XdpProgram;
import io.rawnet.xdp.XdpSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

@Requires(Requirements.BPF)
class XdpReceiveContractTest extends ChannelContract {
    @Override
    protected Subject open(PrivateNetwork network) throws Exception {
        Cable cable = Cable.lay();
        XdpProgram program = XdpProgram.builder().etherType(Frames.OURS).attach(cable.left());
        XdpSocket socket = XdpSocket.builder().frameCount(64).open(cable.left(), 0);
        program.add(socket);
        return new SocketSubject(socket, program, Frames.sender(cable.right()));
    }

    @Override
    protected boolean expressionsAreCompiledForIt() {
        return false;
    }

    private record SocketSubject(XdpSocket socket, XdpProgram program, XdpSocket peer) implements Subject {
        @Override
        public RawChannel<?> channel() {
            return socket;
        }

        @Override
        public void provide() throws Exception {
            Frames.send(peer, 0, 1);
        }

        @Override
        public void take(Optional<Duration> timeout) throws Exception {
            (timeout.isPresent() ? socket.receive(timeout.get()) : socket.receive()).close();
        }

        @Override
        public void takeWithin(Duration timeout) throws Exception {
            socket.receive(timeout).close();
        }

        @Override
        public boolean tryTake() throws Exception {
            Optional<XdpFrame> frame = socket.tryReceive();
            frame.ifPresent(XdpFrame::close);
            return frame.isPresent();
        }

        @Override
        public void close() throws IOException {
            socket.close();
            program.close();
            peer.close();
        }
    }
}
