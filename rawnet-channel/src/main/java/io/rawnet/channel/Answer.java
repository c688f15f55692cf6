package io.rawnet.channel;

import io.rawnet.codec.packet.Packet;
import java.time.Duration;
import java.util.Optional;

/**
 * The answer to a request of an {@link Exchange}.
 *
 * @param packet the answer: a packet for which {@link Packet#answers} says so, among them ICMP errors that quote the request. On IP channels
 *     it begins with the IP header, also where the kernel took it off; an error from the error queue is the ICMP message put together
 *     from what the kernel reports
 * @param metadata what came with it; empty for an error from the error queue
 * @param roundTrip time from sending the request to the kernel's receiving the answer
 * @param tries how often the request was sent, 1 or more
 * @param <M> the channel's type for what comes with a packet
 */
public record Answer<M>(Packet packet, Optional<M> metadata, Duration roundTrip, int tries) {}
