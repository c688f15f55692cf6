package io.rawnet.channel;

import io.rawnet.channel.socket.ExchangePort;
import io.rawnet.channel.waiting.Arguments;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sends requests and waits for their answers, as scapy's {@code sr1} and {@code sr}. What answers what is {@link
 * io.rawnet.codec.packet.Packet#answers}; ICMP errors that quote a request are answers too.
 * <pre>{@code
 * Optional<Answer<ReceivedPacket>> answer =
 *         channel.exchange().timeout(Duration.ofSeconds(1)).retries(2).one(request);
 * }</pre>
 *
 * <p>Settings are copied, not changed: each method for one returns another exchange of the same channel. Any number of threads may exchange
 * on one channel at once.
 *
 * <p>While exchanges are outstanding they own the channel's receiving: a {@code receive} of the channel, also one that waits already, ends
 * with {@link IllegalStateException}. Packets that answer no request go to {@link #others(Consumer)}, and are counted otherwise.
 *
 * @param <Q> a request of this kind of channel
 * @param <M> what comes with a packet of this kind of channel
 */
public final class Exchange<Q, M> {
    private final Exchanger<Q, M> exchanger;
    private final ExchangeSettings<M> settings;

    /**
     * For rawnet's own modules: the type of the parameter is not exported to others.
     *
     * @param port how the channel sends and receives
     */
    @SuppressWarnings("exports")
    public Exchange(ExchangePort<Q, M> port) {
        this(new Exchanger<>(Arguments.require(port, "port")), ExchangeSettings.standard());
    }

    private Exchange(Exchanger<Q, M> exchanger, ExchangeSettings<M> settings) {
        this.exchanger = exchanger;
        this.settings = settings;
    }

    /**
     * {@return an exchange that waits for each answer for some time; one second at first}
     *
     * @param timeout time after each sending of a request, more than zero
     * @throws IllegalArgumentException if it is not
     */
    public Exchange<Q, M> timeout(Duration timeout) {
        return with(new ExchangeSettings<>(timeout, settings.retries(), settings.interval(), settings.others()));
    }

    /**
     * {@return an exchange that sends a request again when its time has passed without an answer; not at first}
     *
     * @param times how often, 0 or more
     * @throws IllegalArgumentException if it is less
     */
    public Exchange<Q, M> retries(int times) {
        return with(new ExchangeSettings<>(settings.timeout(), times, settings.interval(), settings.others()));
    }

    /**
     * {@return an exchange that waits between the requests of {@link #all}; not at first}
     *
     * @param interval time between two requests, zero or more
     * @throws IllegalArgumentException if it is less
     */
    public Exchange<Q, M> interval(Duration interval) {
        return with(new ExchangeSettings<>(settings.timeout(), settings.retries(), interval, settings.others()));
    }

    /**
     * {@return an exchange that hands packets that answer no request to somebody}
     *
     * @param handler takes them, in one of the threads that exchange
     */
    public Exchange<Q, M> others(Consumer<? super Arrival<M>> handler) {
        Optional<Consumer<? super Arrival<M>>> others = Optional.of(Arguments.require(handler, "handler"));
        return with(new ExchangeSettings<>(settings.timeout(), settings.retries(), settings.interval(), others));
    }

    private Exchange<Q, M> with(ExchangeSettings<M> changed) {
        return new Exchange<>(exchanger, changed);
    }

    /**
     * {@return the first answer to a request; empty if there was none in time}
     *
     * @param request the request
     * @throws IOException if the kernel refuses to send or to receive
     */
    public Optional<Answer<M>> one(Q request) throws IOException {
        return all(List.of(Arguments.require(request, "request"))).get(0);
    }

    /**
     * {@return the first answer to each of some requests, in the order of the requests} All are outstanding at once.
     *
     * @param requests the requests
     * @throws IOException if the kernel refuses to send or to receive
     */
    public List<Optional<Answer<M>>> all(List<? extends Q> requests) throws IOException {
        return exchanger.exchange(List.copyOf(Arguments.require(requests, "requests")), settings);
    }

    /** {@return how many packets answered no request, and were handed to nobody, since the channel was opened} */
    public long otherPackets() {
        return exchanger.otherPackets();
    }
}
