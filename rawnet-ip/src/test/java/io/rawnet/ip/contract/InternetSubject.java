package io.rawnet.ip.contract;

import io.rawnet.channel.RawChannel;
import io.rawnet.channel.SendBatch;
import io.rawnet.channel.contract.PacketSubject;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.ip.InternetChannel;
import io.rawnet.ip.IpChannel;
import io.rawnet.ip.IpSendBatch;
import io.rawnet.ip.TransportChannel;
import io.rawnet.ip.UdpChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** A channel that receives, and another that sends to it over the loopback interface, under the contract. */
final class InternetSubject extends PacketSubject {
    private final InternetChannel<?> channel;
    private final InternetChannel<?> sender;
    private final IpAddress destination;
    private final Optional<InetSocketAddress> port;
    private final byte[] packet;
    private int arrived;

    /**
     * @param channel the channel under test
     * @param sender a channel of the same kind, which sends to it
     * @param destination the address of both
     * @param packet what both can send, and what the channel receives then
     */
    InternetSubject(InternetChannel<?> channel, InternetChannel<?> sender, IpAddress destination, byte[] packet)
            throws IOException {
        this.channel = channel;
        this.sender = sender;
        this.destination = destination;
        this.packet = packet;
        port = channel instanceof UdpChannel udp
                ? udp.localPort().stream()
                        .mapToObj(bound -> new InetSocketAddress(destination.toInetAddress(), bound))
                        .findAny()
                : Optional.empty();
    }

    @Override
    public RawChannel<?> channel() {
        return channel;
    }

    @Override
    public void provide() throws Exception {
        send(sender, ByteBuffer.wrap(packet));
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
    public void send(ByteBuffer octets) throws Exception {
        send(channel, octets);
    }

    private void send(InternetChannel<?> from, ByteBuffer octets) throws Exception {
        if (from instanceof IpChannel ip) {
            ip.send(octets);
        } else if (from instanceof UdpChannel udp) {
            udp.send(octets, port.orElseThrow());
        } else {
            ((TransportChannel) from).send(octets, destination);
        }
    }

    @Override
    public byte[] outgoing() {
        return packet.clone();
    }

    @Override
    public byte[] incoming() {
        return packet.clone();
    }

    @Override
    public SendBatch batch(int capacity, int packetRoom) {
        return new IpSendBatch(capacity, packetRoom);
    }

    @Override
    public boolean add(SendBatch batch, ByteBuffer packet) {
        return port.map(udp -> ((IpSendBatch) batch).add(packet, udp))
                .orElseGet(() -> ((IpSendBatch) batch).add(packet, destination));
    }

    @Override
    public int send(SendBatch batch) throws Exception {
        return channel.send((IpSendBatch) batch);
    }

    @Override
    public byte[] refused() {
        // longer than any packet with its header, so that the kernel answers EMSGSIZE
        return new byte[70_000];
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
        sender.close();
    }
}
