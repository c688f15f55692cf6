package io.rawnet.examples.tool.craft;

import io.rawnet.channel.Answer;
import io.rawnet.codec.packet.Packet;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.LinkRequest;
import io.rawnet.packet.PacketSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Sends Ethernet headers of ours. */
final class LinkOutlet implements Outlet {
    private final LinkChannel channel;

    private LinkOutlet(LinkChannel channel) {
        this.channel = channel;
    }

    static LinkOutlet open(CraftSettings settings) throws IOException {
        LinkChannel channel = LinkChannel.open(LinkMode.RAW);
        try {
            return new LinkOutlet(channel.bind(settings.leavingThrough(), PacketSocket.ALL_PROTOCOLS));
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    @Override
    public void send(Packet whole) throws IOException {
        channel.send(whole);
    }

    @Override
    public Optional<? extends Answer<?>> exchange(Packet whole, Duration timeout, int retries) throws IOException {
        return Outlet.patient(channel.exchange(), timeout, retries).one(new LinkRequest(whole));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
