package io.rawnet.ip;

import io.rawnet.channel.socket.Message;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.codec.Header;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.packet.Packet;
import java.io.IOException;

/** How exchanges send on IP channels, where the kernel fills in what an IPv4 header leaves at 0. */
final class IpPort extends InternetPort<IpChannel, Packet> {

    IpPort(IpChannel channel) {
        super(channel);
    }

    @Override
    public Packet asSent(Packet request) throws IOException {
        IpChannel.destination(request);
        if (!(request.headers().get(0) instanceof Ipv4Header ipv4)
                || !ipv4.source().isUnspecified()) {
            return request;
        }
        // unbound, the route decides: a look-up would ask the namespace of this thread, which need not be the channel's
        IpAddress source = channel.localAddress();
        Ipv4Header header = ipv4.toBuilder().source((Ipv4Address) source).build();
        Header[] others = request.headers().subList(1, request.headers().size()).toArray(Header[]::new);
        return Packet.of(others).withPayload(request.payload()).behind(header);
    }

    @Override
    public void send(Packet request, Runnable beforeSending) throws IOException {
        IpAddress destination = IpChannel.destination(request);
        Message message = Message.of(request).beforeSending(beforeSending);
        channel.transmit(message, destination, ControlMessage.NONE, Deadline.NEVER);
    }
}
