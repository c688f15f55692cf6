package io.rawnet.examples.tool.ping;

import io.rawnet.channel.Arrival;
import io.rawnet.channel.Poller;
import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.control.Echo;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.Arrivals;
import io.rawnet.examples.tool.ErrorQueue;
import io.rawnet.examples.tool.EventQueue;
import io.rawnet.ip.ErrorOrigin;
import io.rawnet.ip.ReceivedError;
import io.rawnet.ip.ReceivedPacket;
import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.time.Instant;
import java.util.Optional;

/** Receives replies and errors, and tells which request each belongs to. What belongs to none is another program's. */
final class EchoReceiver implements Runnable {
    private static final int ECHO_LENGTH = 8;

    private final EchoSocket socket;
    private final Poller poller;
    private final IpAddress target;
    private final boolean broadcast;
    private final Probes probes;
    private final EventQueue<PingEvent> events;
    private final Runnable onReply;
    private final ErrorQueue errors;
    private volatile boolean askedForRest;

    EchoReceiver(
            EchoSocket socket,
            Poller poller,
            PingSettings settings,
            Probes probes,
            EventQueue<PingEvent> events,
            Runnable onReply) {
        this.socket = socket;
        this.poller = poller;
        target = settings.target().address();
        broadcast = settings.broadcast();
        this.probes = probes;
        this.events = events;
        this.onReply = onReply;
        errors = new ErrorQueue(socket.channel(), probes.times(), this::onEntry);
    }

    /** Lets {@link PingEvent.RestTaken} follow what has arrived by now, from any thread. */
    void takeRest() {
        askedForRest = true;
        poller.wakeup();
    }

    @Override
    public void run() {
        try {
            while (true) {
                events.awaitRoom();
                poller.select(key -> receiveAll());
                if (askedForRest) {
                    askedForRest = false;
                    receiveAll();
                    events.add(new PingEvent.RestTaken());
                }
            }
        } catch (ClosedSelectorException | InterruptedException ended) {
            // the printing thread has seen enough
        } catch (IOException | RuntimeException failure) {
            events.add(new PingEvent.Broken(failure));
        }
    }

    private void receiveAll() throws IOException {
        errors.take();
        Arrivals.take(socket.channel()::tryReceive, this::onArrival);
    }

    private void onEntry(ReceivedError error) {
        if (error.origin() == ErrorOrigin.LOCAL) {
            error.nextHopMtu().ifPresent(mtu -> events.add(new PingEvent.TooLong(mtu)));
        } else {
            onError(error);
        }
    }

    private void onError(ReceivedError error) {
        Packet quoted = Packet.decode(socket.protocol(), error.quoted().buffer());
        Optional<Probe> probe = sequenceNumber(quoted).flatMap(probes::find).filter(sent -> socket.channel()
                .icmpMessage(error, sent.packet())
                .answers(sent.packet()));
        probe.ifPresent(sent -> events.add(
                new PingEvent.Failed(sent.sequenceNumber(), error.offender().orElse(socket.source()), error)));
    }

    private void onArrival(Arrival<ReceivedPacket> arrival) throws IOException {
        ReceivedPacket received = arrival.metadata();
        Packet reply = arrival.packet();
        Optional<Probe> found = sequenceNumber(reply).flatMap(probes::find);
        if (found.isEmpty()) {
            return;
        }
        Probe probe = found.get();
        IpAddress host = received.source();
        Packet whole = whole(reply, host);
        boolean answers = whole.answers(probe.packet());
        if (!answers && !whole(reply, target).answers(probe.packet())) {
            return;
        }
        if (!probe.hasTransmitTime()) {
            // it was queued before the reply, but maybe after the queue was last looked at
            errors.take();
        }
        Instant arrived = received.timestamp().orElseGet(Instant::now);
        boolean damaged = socket.isRaw() && isDamaged(whole);
        events.add(new PingEvent.Reply(
                probe.sequenceNumber(),
                host,
                reply.length(),
                received.hopLimit(),
                probe.until(arrived),
                !damaged && probe.countReply(),
                damaged,
                !answers && !broadcast,
                reply.payload()));
        onReply.run();
    }

    private Packet whole(Packet reply, IpAddress source) {
        return reply.behind(socket.protocol(), source, socket.source());
    }

    private static boolean isDamaged(Packet whole) {
        return whole.checksums().stream()
                .filter(checksum -> checksum.header() instanceof IcmpMessage)
                .anyMatch(checksum -> checksum.state().verdict() == ChecksumState.Verdict.INVALID);
    }

    private static Optional<Integer> sequenceNumber(Packet message) {
        return message.length() < ECHO_LENGTH
                ? Optional.empty()
                : message.header(IcmpMessage.class)
                        .flatMap(icmp -> icmp.body(Echo.class))
                        .map(Echo::sequenceNumber);
    }
}
