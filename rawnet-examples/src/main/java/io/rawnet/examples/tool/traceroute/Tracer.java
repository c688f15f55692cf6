package io.rawnet.examples.tool.traceroute;

import io.rawnet.channel.Arrival;
import io.rawnet.channel.Poller;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.control.IcmpExtensions;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.ErrorQueue;
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
import java.util.concurrent.BlockingQueue;

/** Keeps as many probes under way as are allowed, and tells which answer belongs to which of them. It never waits for the printing thread. */
final class Tracer implements Runnable {
    private final TracerouteSettings settings;
    private final ProbeChannel channel;
    private final ProbePackets packets;
    private final BlockingQueue<TraceEvent> events;
    private final ProbeTable table;
    private final TransmitTimes times = new TransmitTimes();
    private final ErrorQueue errors;
    private final Queue<Integer> tooLong = new ArrayDeque<>();
    private int length;
    private OptionalInt newMtu = OptionalInt.empty();

    Tracer(TracerouteSettings settings, ProbeChannel channel, ProbePackets packets, BlockingQueue<TraceEvent> events) {
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
        try (Poller poller = channel.poller()) {
            while (!table.isFinished()) {
                while (table.hasRoom()) {
                    send(table.takeNext());
                }
                poller.select(key -> receive(), table.untilDeadline());
                // whatever was there at that moment has been taken when a probe is given up
                long now = System.nanoTime();
                receive();
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

    private void receive() throws IOException {
        errors.takeAll();
        for (Optional<Arrival<ReceivedPacket>> arrival = channel.channel().tryReceive();
                arrival.isPresent();
                arrival = channel.channel().tryReceive()) {
            // the time of a probe may have been queued since
            errors.takeAll();
            onReply(arrival.get());
        }
        while (!tooLong.isEmpty()) {
            send(tooLong.remove());
        }
    }

    private void onReply(Arrival<ReceivedPacket> arrival) {
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
