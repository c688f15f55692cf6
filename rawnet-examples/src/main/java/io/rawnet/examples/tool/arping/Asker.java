package io.rawnet.examples.tool.arping;

import io.rawnet.channel.Arrival;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.Arrivals;
import io.rawnet.examples.tool.EventQueue;
import io.rawnet.examples.tool.SentRequest;
import io.rawnet.packet.PacketType;
import io.rawnet.packet.ReceivedFrame;
import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks each interval, hears who answers, and knows when it is enough. It never waits for the printing thread. */
final class Asker implements Runnable {
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);

    /** When everybody was asked, more than one may answer. */
    private static final Duration FOR_OTHERS = Duration.ofMillis(100);

    private final ArpingSettings settings;
    private final Question question;
    private final LinkSocket socket;
    private final EventQueue<ArpingEvent> events;
    private Optional<SentRequest> latest = Optional.empty();
    private Optional<MacAddress> neighbour = Optional.empty();
    private boolean askedEverybody;
    private long lastSent;
    private long sent;
    private long broadcast;
    private long heard;
    private volatile boolean stopped;

    Asker(ArpingSettings settings, Question question, LinkSocket socket, EventQueue<ArpingEvent> events) {
        this.settings = settings;
        this.question = question;
        this.socket = socket;
        this.events = events;
    }

    /** Ends soon, from any thread. */
    void stop() {
        stopped = true;
        socket.poller().wakeup();
    }

    @Override
    public void run() {
        try {
            long start = System.nanoTime();
            long next = start;
            long end = start + settings.deadline().map(Duration::toNanos).orElse(Long.MAX_VALUE / 2);
            while (!stopped && System.nanoTime() - end < 0 && !isEnough()) {
                if (hasMore() && System.nanoTime() - next >= 0) {
                    // an answer that is there already says whether to ask again, and whom
                    hear();
                    if (isEnough()) {
                        break;
                    }
                    ask();
                    next += settings.interval().toNanos();
                }
                long wake = Math.min(end, hasMore() ? next : patience());
                Duration left = Duration.ofNanos(Math.max(0, wake - System.nanoTime()));
                events.awaitRoom();
                socket.poller().select(key -> hear(), left);
                if (!hasMore() && System.nanoTime() - patience() >= 0) {
                    break;
                }
            }
            events.add(new ArpingEvent.Finished(sent, broadcast));
        } catch (ClosedSelectorException | InterruptedException ended) {
            // the printing thread has seen enough
        } catch (IOException | RuntimeException failure) {
            events.add(new ArpingEvent.Broken(failure));
        }
    }

    /** {@return whether there are questions left; with a deadline the count is one of answers} */
    private boolean hasMore() {
        return settings.deadline().isPresent() || sent < settings.count().orElse(Long.MAX_VALUE);
    }

    private boolean isEnough() {
        boolean once = settings.untilFirst() || settings.mode() == ArpingMode.DETECT;
        boolean counted =
                settings.deadline().isPresent() && heard >= settings.count().orElse(Long.MAX_VALUE);
        return once && heard > 0 || counted;
    }

    /** {@return until when to wait for answers to the last question, as {@link System#nanoTime} counts} */
    private long patience() {
        if (!settings.mode().isQuestion()) {
            return lastSent;
        }
        if (heard >= sent) {
            return askedEverybody ? lastSent + FOR_OTHERS.toNanos() : lastSent;
        }
        Duration interval = settings.interval();
        return lastSent + (interval.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : interval).toNanos();
    }

    private void ask() throws IOException {
        askedEverybody = neighbour.isEmpty() || settings.broadcastOnly();
        Packet frame = question.frame(askedEverybody ? Optional.empty() : neighbour);
        latest = Optional.of(new SentRequest(frame, Instant.now()));
        lastSent = System.nanoTime();
        socket.sender().send(frame);
        sent++;
        broadcast += askedEverybody ? 1 : 0;
    }

    private void hear() throws IOException {
        Arrivals.take(socket.listener()::tryReceive, frame -> latest.ifPresent(request -> hear(frame, request)));
    }

    private void hear(Arrival<ReceivedFrame> arrival, SentRequest request) {
        ReceivedFrame frame = arrival.metadata();
        Packet packet = arrival.packet();
        Instant time = frame.timestamp().orElseGet(Instant::now);
        if (frame.packetType() == PacketType.OUTGOING) {
            if (packet.headers().equals(request.packet().headers())) {
                request.transmitted(time);
            }
            return;
        }
        question.claim(packet)
                .filter(claim -> !claim.owner().equals(settings.mac()))
                .filter(claim -> settings.mode() != ArpingMode.ASK || packet.answers(request.packet()))
                .ifPresent(claim -> {
                    heard++;
                    neighbour = Optional.of(claim.owner());
                    events.add(
                            new ArpingEvent.Heard(claim, frame.packetType() == PacketType.HOST, request.until(time)));
                });
    }
}
