package io.rawnet.channel;

import io.rawnet.channel.socket.ExchangePort.Incoming;
import io.rawnet.channel.waiting.Deadline;
import io.rawnet.codec.packet.Packet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A request, its deadlines, and its answer once there is one. */
final class Outstanding<Q, M> {
    final Q request;
    private final Packet sent;
    final ExchangeSettings<M> settings;
    private Deadline next;
    private int tries;
    private Instant sentAt;
    private long sentNanos;
    private boolean over;
    private Optional<Answer<M>> answer = Optional.empty();

    Outstanding(Q request, Packet sent, ExchangeSettings<M> settings, Deadline first) {
        this.request = request;
        this.sent = sent;
        this.settings = settings;
        next = first;
    }

    boolean isOver() {
        return over;
    }

    Optional<Answer<M>> answer() {
        return answer;
    }

    /** {@return when to send the request, the first time or again, or to give it up} */
    Deadline next() {
        return next;
    }

    /** {@return whether it is to be sent now; otherwise its last time has passed, and it is over} */
    boolean isToBeSent() {
        over = tries > settings.retries();
        return !over;
    }

    /** Takes note that the request is to be sent once more. */
    void sending() {
        tries++;
        lookAtTheClock();
        next = Deadline.after(settings.timeout());
    }

    /** Takes note that the request is sent now. */
    void lookAtTheClock() {
        sentAt = Instant.now();
        sentNanos = System.nanoTime();
    }

    /** Takes what arrived if it answers this. */
    boolean take(Incoming<M> incoming) {
        if (over || tries == 0) {
            return false;
        }
        Packet whole = incoming.whole().apply(sent);
        if (!whole.answers(sent)) {
            return false;
        }
        Duration measured = Duration.ofNanos(System.nanoTime() - sentNanos);
        // the kernel's clock may have been set meanwhile
        Duration roundTrip = incoming.timestamp()
                .map(arrived -> Duration.between(sentAt, arrived))
                .filter(time -> !time.isNegative() && time.compareTo(measured) <= 0)
                .orElse(measured);
        answer = Optional.of(new Answer<>(whole, incoming.metadata(), roundTrip, tries));
        over = true;
        return true;
    }
}
