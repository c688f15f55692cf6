package io.rawnet.examples.tool.craft;

import io.rawnet.channel.Answer;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.IpChannel;
import io.rawnet.ip.RawSocketOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Sends IP headers of ours. */
final class IpOutlet implements Outlet {
    private final IpChannel channel;

    private IpOutlet(IpChannel channel) {
        this.channel = channel;
    }

    /** Receives the packets of one protocol; ICMP errors come through the error queue. */
    static IpOutlet open(CraftSettings settings) throws IOException {
        IpChannel channel = IpChannel.open(settings.target().family(), settings.protocol());
        try {
            if (settings.only().isPresent()) {
                channel.setOption(
                        RawSocketOptions.BIND_TO_INTERFACE,
                        settings.only().get().name());
            }
            return new IpOutlet(channel);
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
        return Outlet.patient(channel.exchange(), timeout, retries).one(whole);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
