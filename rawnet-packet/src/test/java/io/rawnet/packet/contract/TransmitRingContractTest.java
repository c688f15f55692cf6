package io.rawnet.packet.contract;

import io.rawnet.channel.contract.ChannelContract;
import io.rawnet.channel.contract.Subject;
import io.rawnet.channel.contract.TakingSubject;
import io.rawnet.packet.TransmitRing;
import io.rawnet.testkit.PrivateNetwork;
import java.nio.ByteBuffer;

class TransmitRingContractTest extends ChannelContract {
    @Override
    protected Subject open(PrivateNetwork network) throws Exception {
        TransmitRing ring = TransmitRing.open(64, 2048).bind(network.local().interfaceIndex());
        return new TakingSubject<ByteBuffer>(ring, ring::claim, ring::claim, ring::tryClaim, claimed -> {});
    }
}
