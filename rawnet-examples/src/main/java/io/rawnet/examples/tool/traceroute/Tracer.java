package io.rawnet.examples.tool.traceroute;

import io.rawnet.channel.Arrival;
import io.rawnet.channel.Poller;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.control.IcmpExtensions;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.Arrivals;
import io.rawnet.examples.tool.ErrorQueue;
import io.rawnet.examples.tool.EventQueue;
import io.rawnet.examples.tool.ProbeChannels;
import io.rawnet.examples.tool.TransmitTimes;
import io.rawnet.ip.ErrorOrigin;
import io.rawnet.ip.ReceivedError;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;

/** Keeps as many probes under way as are allowed, and tells which answer belongs to which of them. It never waits for the printing thread. */
final class Tracer implements Runnable {
    /** Somebody who sends without a pause does not keep probes from being given up. */
    private static final int MOST_ROUNDS = 16;

    private final TracerouteSettings settings;
    private final ProbeChannel channel;
    private final ProbePackets packets;
    private final EventQueue<TraceEvent> events;
    private final ProbeTable table;
    private final TransmitTimes times = new TransmitTimes();
    private final ErrorQueue errors;
    private final Queue<Integer> tooLong = new ArrayDeque<>();
    private int length;
    private OptionalInt newMtu = OptionalInt.empty();

    Tracer(TracerouteSettings settings, ProbeChannel channel, ProbePackets packets, EventQueue<TraceEvent> events) {
        this.settings = settings;
        this.channel = channel;
        this.packets = packets;
        this.events = events;
        table = new ProbeTable(settings);
        errors = new ErrorQueue(channel.channel(), times, this::onError);
        length = settings.firstLength();
    }

    @Override
    public void run() {
        try (Poller poller = ProbeChannels.poller(channel.channel())) {
            while (!table.isFinished()) {
                while (table.hasRoom()) {
                    send(table.takeNext());
                }
                poller.select(key -> receive(), table.untilDeadline());
                long now = System.nanoTime();
                // an answer that was there at that moment is not too late
                for (int round = 0; round < MOST_ROUNDS && !receive(); round++) {
                    table.report(events::add);
                }
                table.giveUp(now);
                table.report(events::add);
            }
            events.add(new TraceEvent.Finished());
        } catch (IOException | RuntimeException failure) {
            events.add(new TraceEvent.Broken(failure));
        }
    }

    private void send(int index) throws IOException {
        Probe probe = new Probe(index, channel.whole(packets.packet(index, length)));
        table.add(probe);
        times.add(probe);
        try {
            channel.send(probe.packet(), settings.firstHop() + index / settings.queries());
            times.sent();
        } catch (IOException refused) {
            boolean queued = SystemCallException.in(refused)
                    .filter(failed -> failed.errno().equals(Errno.EMSGSIZE))
                    .isPresent();
            // the error queue tells the MTU
            if (!queued) {
                throw refused;
            }
        }
    }

    /** {@return whether nothing was left} */
    private boolean receive() throws IOException {
        boolean noErrors = errors.take();
        boolean noReplies = Arrivals.take(channel.channel()::tryReceive, this::onReply);
        while (!tooLong.isEmpty()) {
            send(tooLong.remove());
        }
        return noErrors && noReplies;
    }

    private void onReply(Arrival<ReceivedPacket> arrival) throws IOException {
        // the time of a probe may have been queued since
        errors.take();
        ReceivedPacket received = arrival.metadata();
        Packet reply = channel.wholeReply(received.source(), arrival.packet());
        table.find(probe -> packets.repliesAreTold() && reply.answers(probe.packet()))
                .ifPresent(probe -> settle(probe, received.source(), received.timestamp(), true, "", Optional.empty()));
    }

    private void onError(ReceivedError error) {
        Optional<Probe> caused = error.origin() == ErrorOrigin.LOCAL
                ? table.find(probe -> true)
                : table.find(probe -> isCausedBy(error, probe));
        caused.ifPresent(probe -> onError(error, probe));
    }

    private boolean isCausedBy(ReceivedError error, Probe probe) {
        return packets.isQuoteOf(error.quoted(), probe.beginning())
                && channel.channel().icmpMessage(error, probe.packet()).answers(probe.packet());
    }

    private void onError(ReceivedError error, Probe probe) {
        boolean isAboutMtu = settings.findMtu() && error.nextHopMtu().isPresent();
        if (isAboutMtu && error.nextHopMtu().getAsInt() < length) {
            length = error.nextHopMtu().getAsInt();
            newMtu = error.nextHopMtu();
            tooLong.add(probe.index());
        } else if (!isAboutMtu || error.origin() != ErrorOrigin.LOCAL) {
            // this host may say it twice of one probe
            settle(
                    probe,
                    error.offender().orElse(channel.source()),
                    error.timestamp(),
                    !Remarks.isHopLimitExceeded(error),
                    Remarks.of(error),
                    error.extensions());
        }
    }

    private void settle(
            Probe probe,
            IpAddress host,
            Optional<Instant> arrival,
            boolean isLast,
            String remark,
            Optional<IcmpExtensions> extensions) {
        Duration roundTrip = probe.until(arrival.orElseGet(Instant::now));
        table.settle(probe, new HopAnswer(host, roundTrip, isLast, remark, extensions, newMtu));
        newMtu = OptionalInt.empty();
    }
}
