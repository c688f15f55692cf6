package io.rawnet.examples.tool.craft;

import io.rawnet.codec.number.IpProtocol;
import io.rawnet.examples.tool.Target;
import io.rawnet.packet.LinkInterface;
import java.time.Duration;
import java.util.Optional;

/**
 * What the user asked of send or exchange.
 *
 * @param target where to
 * @param protocol what follows the IP header
 * @param layer the lowest header that is ours
 * @param only the only interface to use; absent for the route's
 * @param leavingThrough the interface that packets leave through
 * @param packets the packets
 * @param count how many, 1 or more
 * @param interval time between two packets
 * @param patience how long to wait for each answer; absent to wait for none
 * @param retries how often to send a packet again that is not answered, 0 or more
 */
public record CraftSettings(
        Target target,
        IpProtocol protocol,
        Layer layer,
        Optional<LinkInterface> only,
        LinkInterface leavingThrough,
        PacketSource packets,
        long count,
        Duration interval,
        Optional<Duration> patience,
        int retries) {}
