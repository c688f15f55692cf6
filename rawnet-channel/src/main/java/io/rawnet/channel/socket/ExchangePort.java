package io.rawnet.channel.socket;

import io.rawnet.channel.waiting.Deadline;
import io.rawnet.codec.packet.Packet;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How exchanges of a kind of channel send and receive.
 *
 * @param <Q> a request: a packet, and where it goes if its headers do not say so
 * @param <M> what comes with a received packet
 */
public interface ExchangePort<Q, M> {
    /** {@return the socket, whose receiving belongs to the exchanges while some are outstanding} */
    ChannelSocket socket();

    /**
     * Switches on what exchanges need, before the first one.
     *
     * @throws IOException if the kernel refuses
     */
    default void begin() throws IOException {}

    /**
     * Restores what {@link #begin} has changed, after the last exchange.
     *
     * @throws IOException if the kernel refuses
     */
    default void end() throws IOException {}

    /**
     * {@return the packet of a request as the kernel sends it, with the IP header and the fields that it fills in} Nothing is sent.
     *
     * @param request the request
     * @throws IOException if the kernel cannot say, or would not send it
     */
    Packet asSent(Q request) throws IOException;

    /**
     * Sends a request.
     *
     * @param request the request
     * @param beforeSending what to do immediately before the system call
     * @throws IOException if the kernel refuses
     */
    void send(Q request, Runnable beforeSending) throws IOException;

    /**
     * {@return what arrived next: a packet, or an error that a request has caused; empty if the deadline has passed}
     *
     * @param deadline when to stop waiting
     * @throws IOException if the kernel refuses
     */
    Optional<Incoming<M>> receive(Deadline deadline) throws IOException;

    /**
     * What arrived: a packet, or an error from the error queue.
     *
     * @param packet the packet as the channel receives it; for an error, one without octets
     * @param metadata what came with it; empty for an error
     * @param timestamp when the kernel got it, if it says so
     * @param whole the packet with the IP header that the kernel took off; for an error, the ICMP message that it came from; given the
     *     request that it may answer, as the kernel sent it: what the kernel does not report is taken from it
     * @param <M> what comes with a received packet
     */
    record Incoming<M>(Packet packet, Optional<M> metadata, Optional<Instant> timestamp, UnaryOperator<Packet> whole) {}
}
