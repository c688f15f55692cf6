package io.rawnet.packet.contract;

import io.rawnet.channel.RawChannel;
import io.rawnet.channel.contract.ChannelContract;
import io.rawnet.channel.contract.Subject;
import io.rawnet.packet.TransmitRing;
import io.rawnet.testkit.PrivateNetwork;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

class TransmitRingContractTest extends ChannelContract {
    @Override
    protected Subject open(PrivateNetwork network) throws Exception {
        return new RingSubject(TransmitRing.open(64, 2048).bind(network.local().interfaceIndex()));
    }

    private record RingSubject(TransmitRing ring) implements Subject {
        @Override
        public RawChannel<?> channel() {
            return ring;
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
                ring.claim(timeout.get());
            } else {
                ring.claim();
            }
        }

        @Override
        public void takeWithin(Duration timeout) throws Exception {
            ring.claim(timeout);
        }

        @Override
        public boolean tryTake() throws Exception {
            return ring.tryClaim().isPresent();
        }

        @Override
        public void close() throws IOException {
            ring.close();
        }
    }
}
