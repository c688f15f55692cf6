package io.rawnet.packet;

import io.rawnet.channel.Arrival;
import io.rawnet.channel.ChannelOptions;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.socket.ExchangePort;
import io.rawnet.channel.socket.Message;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.codec.packet.Packet;
import java.io.IOException;
import java.util.Optional;

/** How exchanges send and receive on link channels, where the packet is as the program wrote it. */
final class LinkPort implements ExchangePort<LinkRequest, ReceivedFrame> {
    /** Room for the longest frame of the loopback interface. */
    private static final int ROOM = 1 << 17;

    private final LinkChannel channel;
    private boolean timestampBefore;

    LinkPort(LinkChannel channel) {
        this.channel = channel;
    }

    @Override
    public ChannelSocket socket() {
        return channel.socket;
    }

    @Override
    public void begin() throws IOException {
        timestampBefore = channel.getOption(ChannelOptions.TIMESTAMP);
        channel.setOption(ChannelOptions.TIMESTAMP, true);
    }

    @Override
    public void end() throws IOException {
        channel.setOption(ChannelOptions.TIMESTAMP, timestampBefore);
    }

    @Override
    public Packet asSent(LinkRequest request) {
        return request.packet();
    }

    @Override
    public void send(LinkRequest request, Runnable beforeSending) throws IOException {
        Message message = Message.of(request.packet()).beforeSending(beforeSending);
        LinkRequest.Destination to = request.destination().orElse(null);
        if (to == null) {
            channel.send(message, 0, null, LinkChannel.BOUND, Deadline.NEVER);
        } else {
            channel.send(message, to.interfaceIndex(), to.protocol(), to.address(), Deadline.NEVER);
        }
    }

    @Override
    public Optional<Incoming<ReceivedFrame>> receive(Deadline deadline) throws IOException {
        while (true) {
            Message message = socket().receiveReserved(ROOM, deadline);
            if (message == null) {
                return Optional.empty();
            }
            if (!message.isError()) {
                Arrival<ReceivedFrame> arrival = socket().handOver(message, channel::decode);
                ReceivedFrame frame = arrival.metadata();
                return Optional.of(new Incoming<>(
                        arrival.packet(), Optional.of(frame), frame.timestamp(), sent -> arrival.packet()));
            }
            // a packet socket queues no errors of the network
            message.giveBack();
        }
    }
}
