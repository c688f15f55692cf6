package io.rawnet.packet.contract;

import io.rawnet.channel.contract.ChannelContract;
import io.rawnet.channel.contract.Subject;
import io.rawnet.channel.contract.TakingSubject;
import io.rawnet.codec.number.EtherType;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.PacketRing;
import io.rawnet.packet.RingBlock;
import io.rawnet.testkit.PrivateNetwork;
import java.nio.ByteBuffer;
import java.time.Duration;

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
        return new TakingSubject<RingBlock>(ring, ring::poll, ring::poll, ring::tryPoll, RingBlock::close)
                .with(() -> peer.send(frame.duplicate()), peer);
    }
}
