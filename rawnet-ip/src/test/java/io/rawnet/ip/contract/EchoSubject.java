package io.rawnet.ip.contract;

import io.rawnet.channel.RawChannel;
import io.rawnet.channel.SendBatch;
import io.rawnet.channel.contract.PacketSubject;
import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.ip.IpSendBatch;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** A channel for echo requests under the contract: it receives what the kernel answers to its own requests. */
final class EchoSubject extends PacketSubject {
    private final TransportChannel channel;
    private final IpAddress destination;
    private final byte[] reply;
    private int arrived;

    EchoSubject(TransportChannel channel, IpAddress destination) throws Exception {
        this.channel = channel;
        this.destination = destination;
        channel.bind(Ipv4Address.ANY);
        reply = message(0, channel.echoIdentifier().orElseThrow());
    }

    /** {@return an ICMP message with a checksum} */
    private static byte[] message(int type, int identifier) {
        ByteBuffer octets = ByteBuffer.wrap(Samples.payload());
        octets.put(0, (byte) type).put(1, (byte) 0).putShort(2, (short) 0);
        octets.putShort(4, (short) identifier).putShort(6, (short) 1);
        octets.putShort(2, (short) InternetChecksum.of(octets));
        return octets.array();
    }

    @Override
    public RawChannel<?> channel() {
        return channel;
    }

    @Override
    public void provide() throws Exception {
        channel.send(ByteBuffer.wrap(message(8, 0)), destination);
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
        channel.send(packet, destination);
    }

    @Override
    public byte[] outgoing() {
        return message(8, 0);
    }

    @Override
    public byte[] incoming() {
        return reply.clone();
    }

    @Override
    public SendBatch batch(int capacity, int packetRoom) {
        return new IpSendBatch(capacity, packetRoom);
    }

    @Override
    public boolean add(SendBatch batch, ByteBuffer packet) {
        return ((IpSendBatch) batch).add(packet, destination);
    }

    @Override
    public int send(SendBatch batch) throws Exception {
        return channel.send((IpSendBatch) batch);
    }

    @Override
    public byte[] refused() {
        // type 0: only requests may be sent
        return new byte[20];
    }

    @Override
    public int arrived() throws Exception {
        while (tryTake()) {
            arrived++;
        }
        return arrived;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
