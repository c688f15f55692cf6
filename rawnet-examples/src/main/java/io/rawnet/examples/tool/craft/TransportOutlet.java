package io.rawnet.examples.tool.craft;

import io.rawnet.channel.Answer;
import io.rawnet.codec.Header;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.ProbeChannels;
import io.rawnet.ip.ControlMessage;
import io.rawnet.ip.IpRequest;
import io.rawnet.ip.TransportChannel;
import io.rawnet.packet.LinkInterface;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lets the kernel write the IP header; what it can be told of ours goes with the packet. */
final class TransportOutlet implements Outlet {
    private static final int ECN_BITS = 2;

    private final TransportChannel channel;
    private final CraftSettings settings;

    private TransportOutlet(TransportChannel channel, CraftSettings settings) {
        this.channel = channel;
        this.settings = settings;
    }

    static TransportOutlet open(CraftSettings settings) throws IOException {
        TransportChannel channel = TransportChannel.open(settings.target().family(), settings.protocol());
        try {
            ProbeChannels.confine(channel, settings.only().map(LinkInterface::name));
            return new TransportOutlet(channel, settings);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    @Override
    public void send(Packet whole) throws IOException {
        IpRequest request = request(whole);
        channel.send(request.packet(), request.destination(), request.control());
    }

    @Override
    public Optional<? extends Answer<?>> exchange(Packet whole, Duration timeout, int retries) throws IOException {
        return Outlet.patient(channel.exchange(), timeout, retries).one(request(whole));
    }

    private IpRequest request(Packet whole) {
        List<Header> headers = whole.headers();
        Packet ours = Packet.of(headers.subList(1, headers.size()).toArray(Header[]::new))
                .withPayload(whole.payload());
        return new IpRequest(ours, settings.target().address(), control(headers.get(0)));
    }

    private ControlMessage control(Header header) {
        int zone = settings.target().interfaceIndex();
        ControlMessage control = zone > 0 ? ControlMessage.NONE.withInterfaceIndex(zone) : ControlMessage.NONE;
        if (header instanceof Ipv4Header ipv4) {
            return control.withHopLimit(ipv4.timeToLive())
                    .withTrafficClass(ipv4.dscp() << ECN_BITS | ipv4.ecn())
                    .withSource(ipv4.source());
        }
        Ipv6Header ipv6 = (Ipv6Header) header;
        return control.withHopLimit(ipv6.hopLimit())
                .withTrafficClass(ipv6.dscp() << ECN_BITS | ipv6.ecn())
                .withSource(ipv6.source());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
