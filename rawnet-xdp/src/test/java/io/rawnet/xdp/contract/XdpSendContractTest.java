package io.rawnet.xdp.contract;

import io.rawnet.channel.RawChannel;
import io.rawnet.channel.contract.ChannelContract;
import io.rawnet.channel.contract.Subject;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import io.rawnet.testkit.junit.Requires;
import io.rawnet.xdp.Cable;
import io.rawnet.xdp.Frames;
import io.rawnet.xdp.XdpSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

@Requires(Requirements.XDP)
class XdpSendContractTest extends ChannelContract {
    @Override
    protected Subject open(PrivateNetwork network) throws Exception {
        return new SocketSubject(Frames.sender(Cable.lay().left()));
    }

    @Override
    protected boolean expressionsAreCompiledForIt() {
        return false;
    }

    private record SocketSubject(XdpSocket socket) implements Subject {
        @Override
        public RawChannel<?> channel() {
            return socket;
        }

        @Override
        public boolean waits() {
            return false;
        }

        /** Frames are free from the start. */
        @Override
        public void provide() {}

        @Override
        public void take(Optional<Duration> timeout) throws Exception {
            if (timeout.isPresent()) {
                socket.claim(timeout.get());
            } else {
                socket.claim();
            }
        }

        @Override
        public void takeWithin(Duration timeout) throws Exception {
            socket.claim(timeout);
        }

        @Override
        public boolean tryTake() throws Exception {
            return socket.tryClaim().isPresent();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
