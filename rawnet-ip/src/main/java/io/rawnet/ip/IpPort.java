package io.rawnet.ip;

import io.rawnet.channel.socket.Message;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.codec.Header;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.packet.Packet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How exchanges send on IP channels, where the kernel fills in what an IPv4 header leaves at 0. */
final class IpPort extends InternetPort<Packet> {
    private final IpChannel channel;

    IpPort(IpChannel channel) {
        super(channel);
        this.channel = channel;
    }

    @Override
    public Packet asSent(Packet request) throws IOException {
        IpChannel.destination(
                request.headers().isEmpty() ? null : request.headers().get(0));
        if (!(request.headers().get(0) instanceof Ipv4Header ipv4)
                || !ipv4.source().isUnspecified()) {
            return request;
        }
        IpAddress source = channel.localAddress();
        List<Header> headers = new ArrayList<>(request.headers());
        headers.set(0, ipv4.toBuilder().source((Ipv4Address) source).build());
        return Packet.of(headers.toArray(Header[]::new)).withPayload(request.payload());
    }

    @Override
    public void send(Packet request, Runnable beforeSending) throws IOException {
        IpAddress destination = IpChannel.destination(request.headers().get(0));
        Message message = Message.of(request).beforeSending(beforeSending);
        channel.transmit(message, destination, ControlMessage.NONE, Deadline.NEVER);
    }
}
