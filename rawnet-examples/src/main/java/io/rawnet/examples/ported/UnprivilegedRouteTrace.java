package io.rawnet.examples.ported;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.control.icmp.IcmpEcho;
import io.rawnet.ip.ControlMessage;
import io.rawnet.ip.RawSocketOptions;
import io.rawnet.ip.ReceivedError;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What x/net cannot do: {@link RouteTrace} without privileges. The routers' errors come from the channel's error queue, so no raw socket is
 * needed, and all that comes is an answer to this channel.
 */
final class UnprivilegedRouteTrace {
    private static final int FARTHEST = 64;
    private static final int PATIENCE = 300;
    private static final Duration MOMENT = Duration.ofMillis(10);

    private UnprivilegedRouteTrace() {}

    /** {@return the routers on the way to a host, and the host itself if it was reached} */
    static List<IpAddress> trace(Ipv4Address destination) throws IOException {
        List<IpAddress> hops = new ArrayList<>();
        try (TransportChannel channel = TransportChannel.openEcho(StandardProtocolFamily.INET)) {
            channel.setOption(RawSocketOptions.ERROR_QUEUE, true);
            Optional<IpAddress> last = Optional.empty();
            for (int hop = 1; hop <= FARTHEST && !last.equals(Optional.of(destination)); hop++) {
                ByteBuffer request = IcmpEcho.request(0, hop).octets().buffer();
                channel.send(request, destination, ControlMessage.NONE.withHopLimit(hop));
                last = answerer(channel);
                hops.add(last.orElse(Ipv4Address.ANY));
            }
        }
        return hops;
    }

    /** {@return who answers, by an error or by a reply} */
    private static Optional<IpAddress> answerer(TransportChannel channel) throws IOException {
        for (int moment = 0; moment < PATIENCE; moment++) {
            Optional<IpAddress> offender = channel.tryReceiveError().flatMap(ReceivedError::offender);
            if (offender.isPresent()) {
                return offender;
            }
            try {
                return Optional.of(
                        channel.receive(ByteBuffer.allocate(1500), MOMENT).source());
            } catch (SocketTimeoutException notYet) {
                // the answer may be an error
            }
        }
        return Optional.empty();
    }
}
