package io.rawnet.packet;

import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import java.nio.ByteBuffer;
import java.time.Duration;

/** What the tests of this package send, and to whom. */
final class PacketSamples {

    static final Duration SOON = Duration.ofSeconds(30);
    static final EtherType OURS = EtherType.EXPERIMENTAL_1;

    private PacketSamples() {}

    static LinkChannel bound(LinkMode mode, Host host) throws Exception {
        return host.call(() -> LinkChannel.open(mode).bind(host.interfaceIndex(), OURS));
    }

    static PacketRing boundRing(PacketRingBuilder builder, Host host) throws Exception {
        return host.call(() -> builder.open().bind(host.interfaceIndex(), OURS));
    }

    static PacketRingBuilder smallRing() {
        return PacketRing.builder().blockSize(1 << 14).blockCount(4).blockTimeout(Duration.ofMillis(5));
    }

    /** {@return a frame from the local host to the peer} */
    static Packet frame(PrivateNetwork network) {
        return Packet.of(new EthernetHeader(mac(network.peer()), mac(network.local()), OURS));
    }

    /** {@return a frame from the local host to the peer that carries a number} */
    static ByteBuffer numbered(PrivateNetwork network, int number, int payload) {
        byte[] octets = new byte[payload];
        ByteBuffer.wrap(octets).putInt(0, number);
        return frame(network).withPayload(octets).octets().buffer();
    }

    static MacAddress mac(Host host) {
        return MacAddress.of(host.hardwareAddress());
    }
}
