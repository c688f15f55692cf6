package io.rawnet.packet.contract;

import io.rawnet.channel.contract.PacketChannelContract;
import io.rawnet.channel.contract.Subject;
import io.rawnet.packet.LinkMode;
import io.rawnet.testkit.PrivateNetwork;

class LinkChannelRawContractTest extends PacketChannelContract {
    @Override
    protected Subject open(PrivateNetwork network) throws Exception {
        return new LinkSubject(LinkMode.RAW, network);
    }
}
