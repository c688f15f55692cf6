package io.rawnet.ip;

import io.rawnet.channel.socket.Message;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.packet.Packet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalInt;

/** How exchanges send on transport channels, where the kernel writes the IP header, and the identifier of unprivileged echo requests. */
final class TransportPort extends InternetPort<TransportChannel, IpRequest> {
    private static final int ECHO_IDENTIFIER = 4;
    private static final int ECHO_LENGTH = 8;

    TransportPort(TransportChannel channel) {
        super(channel);
    }

    @Override
    public Packet asSent(IpRequest request) throws IOException {
        IpAddress destination = channel.family.require(request.destination());
        // unbound, the route decides: a look-up would ask the namespace of this thread, which need not be the channel's
        IpAddress source = request.control().source().orElse(channel.localAddress());
        return withKernelsIdentifier(request.packet()).behind(channel.protocol(), source, destination);
    }

    @Override
    public void send(IpRequest request, Runnable beforeSending) throws IOException {
        Message message = Message.of(request.packet()).beforeSending(beforeSending);
        channel.transmit(message, request.destination(), request.control(), Deadline.NEVER);
    }

    private Packet withKernelsIdentifier(Packet packet) throws IOException {
        if (!channel.isEcho() || packet.length() < ECHO_LENGTH) {
            return packet;
        }
        OptionalInt identifier = channel.echoIdentifier();
        if (identifier.isEmpty()) {
            // binding makes the kernel choose it
            channel.bind(channel.family.any);
            identifier = channel.echoIdentifier();
        }
        ByteBuffer octets = ByteBuffer.allocate(packet.length());
        packet.encode(octets);
        octets.putShort(ECHO_IDENTIFIER, (short) identifier.orElse(0));
        return Packet.decode(channel.protocol(), octets.flip());
    }
}
