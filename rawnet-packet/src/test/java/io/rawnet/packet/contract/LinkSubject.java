package io.rawnet.packet.contract;

import io.rawnet.channel.RawChannel;
import io.rawnet.channel.SendBatch;
import io.rawnet.channel.contract.PacketSubject;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.number.EtherType;
import io.rawnet.packet.LinkAddress;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.LinkSendBatch;
import io.rawnet.testkit.PrivateNetwork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** A link channel at one end of a cable, and another one at the other end, under the contract. */
final class LinkSubject extends PacketSubject {
    private static final EtherType OURS = EtherType.EXPERIMENTAL_1;
    private static final int PAYLOAD = 60;

    private final LinkMode mode;
    private final LinkChannel channel;
    private final LinkChannel peer;
    private final PrivateNetwork network;
    private final ByteBuffer tried = ByteBuffer.allocateDirect(2048);
    private int arrived;

    LinkSubject(LinkMode mode, PrivateNetwork network) throws Exception {
        this.mode = mode;
        this.network = network;
        channel = LinkChannel.open(mode).bind(network.local().interfaceIndex(), OURS);
        peer = network.peer()
                .call(() -> LinkChannel.open(mode).bind(network.peer().interfaceIndex(), OURS));
    }

    private byte[] packet(byte[] from, byte[] to) {
        ByteBuffer packet = ByteBuffer.allocate(mode == LinkMode.RAW ? 14 + PAYLOAD : PAYLOAD);
        if (mode == LinkMode.RAW) {
            packet.put(to).put(from).putShort((short) OURS.number());
        }
        while (packet.hasRemaining()) {
            packet.put((byte) packet.position());
        }
        return packet.array();
    }

    @Override
    public RawChannel<?> channel() {
        return channel;
    }

    @Override
    public void provide() throws Exception {
        byte[] self = network.local().hardwareAddress();
        ByteBuffer packet = ByteBuffer.wrap(incoming());
        if (mode == LinkMode.RAW) {
            peer.send(packet);
        } else {
            peer.send(packet, network.peer().interfaceIndex(), OURS, address(self));
        }
    }

    private static LinkAddress address(byte[] octets) {
        return LinkAddress.of(MacAddress.at(ByteBuffer.wrap(octets), 0));
    }

    @Override
    public void receive(ByteBuffer into) throws Exception {
        channel.receive(into);
    }

    @Override
    protected void receive(ByteBuffer into, Duration timeout) throws Exception {
        channel.receive(into, timeout);
    }

    @Override
    public boolean tryReceive(ByteBuffer into) throws Exception {
        return channel.tryReceive(into).isPresent();
    }

    @Override
    public void send(ByteBuffer packet) throws Exception {
        if (mode == LinkMode.RAW) {
            channel.send(packet);
        } else {
            channel.send(
                    packet,
                    network.local().interfaceIndex(),
                    OURS,
                    address(network.peer().hardwareAddress()));
        }
    }

    @Override
    public byte[] outgoing() {
        return packet(network.local().hardwareAddress(), network.peer().hardwareAddress());
    }

    @Override
    public byte[] incoming() {
        return packet(network.peer().hardwareAddress(), network.local().hardwareAddress());
    }

    @Override
    public SendBatch batch(int capacity, int packetRoom) {
        return new LinkSendBatch(capacity, packetRoom);
    }

    @Override
    public boolean add(SendBatch batch, ByteBuffer packet) {
        return mode == LinkMode.RAW
                ? batch.add(packet)
                : ((LinkSendBatch) batch)
                        .add(
                                packet,
                                network.local().interfaceIndex(),
                                OURS,
                                address(network.peer().hardwareAddress()));
    }

    @Override
    public int send(SendBatch batch) throws Exception {
        return channel.send((LinkSendBatch) batch);
    }

    @Override
    public byte[] refused() {
        // longer than the interface's MTU
        return new byte[2000];
    }

    @Override
    public int arrived() throws Exception {
        while (peer.tryReceive(tried.clear()).isPresent()) {
            arrived++;
        }
        return arrived;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        peer.close();
    }
}
