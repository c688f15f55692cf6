package io.rawnet.ip;

import io.rawnet.channel.Arrival;
import io.rawnet.channel.ChannelOptions;
import io.rawnet.channel.socket.ChannelSocket;
import io.rawnet.channel.socket.ExchangePort;
import io.rawnet.channel.socket.Message;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.codec.Header;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How exchanges receive on IP channels: packets, and the errors that the error queue reports of the requests. */
abstract class InternetPort<Q> implements ExchangePort<Q, ReceivedPacket> {
    private static final int LONGEST_PACKET = 65_535;

    private final InternetChannel<?> channel;
    private boolean errorQueueBefore;
    private boolean timestampBefore;

    InternetPort(InternetChannel<?> channel) {
        this.channel = channel;
    }

    @Override
    public ChannelSocket socket() {
        return channel.socket();
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
                return Optional.of(new IncomingPacket(channel.decode(message)));
            }
            try {
                Optional<ReceivedError> error = ErrorReader.read(channel.family(), message.row());
                if (error.isPresent() && error.get().icmpType().isPresent()) {
                    return Optional.of(new IncomingError(error.get()));
                }
            } finally {
                message.giveBack();
            }
        }
    }

    /** {@return an IP header as the kernel would write it} */
    static NetworkHeader header(IpProtocol protocol, IpAddress source, IpAddress destination) {
        return source instanceof Ipv4Address
                ? Ipv4Header.builder()
                        .protocol(protocol)
                        .source((Ipv4Address) source)
                        .destination((Ipv4Address) destination)
                        .build()
                : Ipv6Header.builder()
                        .nextHeader(protocol)
                        .source((Ipv6Address) source)
                        .destination((Ipv6Address) destination)
                        .build();
    }

    /** {@return a packet with one more header in front} */
    static Packet behind(Header header, Packet packet) {
        List<Header> headers = new ArrayList<>();
        headers.add(header);
        headers.addAll(packet.headers());
        return Packet.of(headers.toArray(Header[]::new)).withPayload(packet.payload());
    }

    private final class IncomingPacket implements Incoming<ReceivedPacket> {
        private final Arrival<ReceivedPacket> arrival;

        private IncomingPacket(Arrival<ReceivedPacket> arrival) {
            this.arrival = arrival;
        }

        @Override
        public Packet whole(Packet sent) {
            List<Header> headers = arrival.packet().headers();
            if (!headers.isEmpty() && headers.get(0) instanceof NetworkHeader) {
                return arrival.packet();
            }
            ReceivedPacket received = arrival.metadata();
            IpAddress destination = received.destination().orElse(ErrorPacket.source(sent));
            return behind(
                    received.header().orElseGet(() -> header(channel.protocol(), received.source(), destination)),
                    arrival.packet());
        }

        @Override
        public Packet packet() {
            return arrival.packet();
        }

        @Override
        public Optional<ReceivedPacket> metadata() {
            return Optional.of(arrival.metadata());
        }

        @Override
        public Optional<Instant> timestamp() {
            return arrival.metadata().timestamp();
        }
    }

    private final class IncomingError implements Incoming<ReceivedPacket> {
        private final ReceivedError error;

        private IncomingError(ReceivedError error) {
            this.error = error;
        }

        @Override
        public Packet whole(Packet sent) {
            return ErrorPacket.of(error, sent, channel instanceof IpChannel);
        }

        @Override
        public Packet packet() {
            return Packet.of();
        }

        @Override
        public Optional<ReceivedPacket> metadata() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> timestamp() {
            return error.timestamp();
        }
    }
}
