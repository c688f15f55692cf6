package io.rawnet.packet.contract;

import io.rawnet.channel.RawChannel;
import io.rawnet.channel.contract.ChannelContract;
import io.rawnet.channel.contract.Subject;
import io.rawnet.codec.number.EtherType;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.PacketRing;
import io.rawnet.packet.RingBlock;
import io.rawnet.testkit.PrivateNetwork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

class PacketRingContractTest extends ChannelContract {
    private static final EtherType OURS = EtherType.EXPERIMENTAL_1;

    @Override
    protected Subject open(PrivateNetwork network) throws Exception {
        PacketRing ring = PacketRing.builder()
                .blockSize(1 << 16)
                .blockCount(8)
                .blockTimeout(Duration.ofMillis(1))
                .open()
                .bind(network.local().interfaceIndex(), OURS);
        LinkChannel peer = network.peer()
                .call(() -> LinkChannel.open(LinkMode.RAW).bind(network.peer().interfaceIndex(), OURS));
        ByteBuffer frame = ByteBuffer.allocate(64);
        frame.put(network.local().hardwareAddress()).put(network.peer().hardwareAddress());
        frame.putShort((short) OURS.number()).clear();
        return new RingSubject(ring, peer, frame);
    }

    private record RingSubject(PacketRing ring, LinkChannel peer, ByteBuffer frame) implements Subject {
        @Override
        public RawChannel<?> channel() {
            return ring;
        }

        @Override
        public void provide() throws Exception {
            peer.send(frame.duplicate());
        }

        @Override
        public void take(Optional<Duration> timeout) throws Exception {
            (timeout.isPresent() ? ring.poll(timeout.get()) : ring.poll()).close();
        }

        @Override
        public void takeWithin(Duration timeout) throws Exception {
            ring.poll(timeout).close();
        }

        @Override
        public boolean tryTake() throws Exception {
            Optional<RingBlock> block = ring.tryPoll();
            block.ifPresent(RingBlock::close);
            return block.isPresent();
        }

        @Override
        public void close() throws IOException {
            ring.close();
            peer.close();
        }
    }
}
