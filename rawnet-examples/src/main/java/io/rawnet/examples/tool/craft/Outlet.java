package io.rawnet.examples.tool.craft;

import io.rawnet.channel.Answer;
import io.rawnet.channel.Exchange;
import io.rawnet.codec.packet.Packet;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Where packets of one layer go out, and their answers come in. Closing it ends a call of another thread. */
interface Outlet extends Closeable {
    /** {@return the outlet of a layer} */
    static Outlet open(CraftSettings settings) throws IOException {
        return switch (settings.layer()) {
            case TRANSPORT -> TransportOutlet.open(settings);
            case IP -> IpOutlet.open(settings);
            case LINK -> LinkOutlet.open(settings);
        };
    }

    /** Sends a packet that begins with the IP header, or the Ethernet header at the link layer. */
    void send(Packet whole) throws IOException;

    /** {@return the answer to a packet, from its IP or Ethernet header on; empty if none came in time} */
    Optional<? extends Answer<?>> exchange(Packet whole, Duration timeout, int retries) throws IOException;

    /** {@return one exchange with its settings} */
    static <Q, M> Exchange<Q, M> patient(Exchange<Q, M> exchange, Duration timeout, int retries) {
        return exchange.timeout(timeout).retries(retries);
    }
}
