package io.rawnet.ip;

import io.rawnet.channel.Arrival;
import io.rawnet.channel.ChannelOptions;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.socket.ExchangePort;
import io.rawnet.channel.socket.Message;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.packet.Packet;
import java.io.IOException;
import java.util.Optional;

/** How exchanges receive on IP channels: packets, and the errors that the error queue reports of the requests. */
abstract class InternetPort<C extends InternetChannel<C>, Q> implements ExchangePort<Q, ReceivedPacket> {
    private static final int LONGEST_PACKET = 65_535;

    final C channel;
    private boolean errorQueueBefore;
    private boolean timestampBefore;

    InternetPort(C channel) {
        this.channel = channel;
    }

    @Override
    public ChannelSocket socket() {
        return channel.socket;
    }

    @Override
    public void begin() throws IOException {
        errorQueueBefore = channel.getOption(RawSocketOptions.ERROR_QUEUE);
        timestampBefore = channel.getOption(ChannelOptions.TIMESTAMP);
        channel.setOption(RawSocketOptions.ERROR_QUEUE, true);
        channel.setOption(ChannelOptions.TIMESTAMP, true);
    }

    @Override
    public void end() throws IOException {
        channel.setOption(RawSocketOptions.ERROR_QUEUE, errorQueueBefore);
        channel.setOption(ChannelOptions.TIMESTAMP, timestampBefore);
    }

    @Override
    public Optional<Incoming<ReceivedPacket>> receive(Deadline deadline) throws IOException {
        while (true) {
            Message message = socket().receiveReserved(LONGEST_PACKET, deadline);
            if (message == null) {
                return Optional.empty();
            }
            if (!message.isError()) {
                Arrival<ReceivedPacket> arrival = channel.decode(message);
                ReceivedPacket received = arrival.metadata();
                return Optional.of(new Incoming<>(
                        arrival.packet(), Optional.of(received), received.timestamp(), sent -> whole(arrival, sent)));
            }
            try {
                Optional<Incoming<ReceivedPacket>> incoming = ErrorReader.read(channel.family, message.row())
                        .filter(error -> error.icmpType().isPresent())
                        .map(this::incoming);
                if (incoming.isPresent()) {
                    return incoming;
                }
            } finally {
                message.giveBack();
            }
        }
    }

    private Incoming<ReceivedPacket> incoming(ReceivedError error) {
        return new Incoming<>(
                Packet.of(), Optional.empty(), error.timestamp(), sent -> channel.icmpMessage(error, sent));
    }

    private Packet whole(Arrival<ReceivedPacket> arrival, Packet sent) {
        Packet packet = arrival.packet();
        if (!packet.headers().isEmpty() && packet.headers().get(0) instanceof NetworkHeader) {
            return packet;
        }
        ReceivedPacket received = arrival.metadata();
        IpAddress destination = received.destination().orElse(ErrorPacket.source(sent));
        return received.header()
                .map(packet::behind)
                .orElseGet(() -> packet.behind(channel.protocol(), received.source(), destination));
    }
}
