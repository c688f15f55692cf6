package io.rawnet.examples.tool.ping;

import io.rawnet.channel.Arrival;
import io.rawnet.channel.Poller;
import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.control.Echo;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.Answers;
import io.rawnet.ip.ReceivedError;
import io.rawnet.ip.ReceivedPacket;
import java.io.IOException;
import java.nio.channels.ClosedSelectorException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;

/** Receives replies and errors, and tells which request each belongs to. What belongs to none is another program's. */
final class EchoReceiver implements Runnable {
    private static final int ECHO_LENGTH = 8;

    private final EchoSocket socket;
    private final Poller poller;
    private final IpAddress target;
    private final Probes probes;
    private final BlockingQueue<PingEvent> events;
    private final Runnable onReply;

    EchoReceiver(
            EchoSocket socket,
            Poller poller,
            IpAddress target,
            Probes probes,
            BlockingQueue<PingEvent> events,
            Runnable onReply) {
        this.socket = socket;
        this.poller = poller;
        this.target = target;
        this.probes = probes;
        this.events = events;
        this.onReply = onReply;
    }

    @Override
    public void run() {
        try {
            while (true) {
                poller.select(key -> receiveAll());
            }
        } catch (ClosedSelectorException ended) {
            // the printing thread has seen enough
        } catch (IOException | RuntimeException failure) {
            events.add(new PingEvent.Broken(failure));
        }
    }

    private void receiveAll() throws IOException {
        receiveErrors();
        for (Optional<Arrival<ReceivedPacket>> arrival = socket.channel().tryReceive();
                arrival.isPresent();
                arrival = socket.channel().tryReceive()) {
            onArrival(arrival.get());
        }
    }

    private void receiveErrors() throws IOException {
        for (Optional<ReceivedError> entry = socket.channel().tryReceiveError();
                entry.isPresent();
                entry = socket.channel().tryReceiveError()) {
            ReceivedError error = entry.get();
            switch (error.origin()) {
                case TRANSMIT_TIMESTAMP ->
                    error.timestamp()
                            .ifPresent(time ->
                                    probes.transmitted(error.transmitNumber().orElseThrow(), time));
                case LOCAL -> error.nextHopMtu().ifPresent(mtu -> events.add(new PingEvent.TooLong(mtu)));
                case ICMP, ICMPV6 -> onError(error);
                default -> {
                    // not of a request
                }
            }
        }
    }

    private void onError(ReceivedError error) {
        Packet quoted = Packet.decode(socket.protocol(), error.quoted().buffer());
        Optional<Probe> probe = sequenceNumber(quoted)
                .flatMap(probes::find)
                .filter(sent -> Answers.causedBy(error, sent.request(), socket.source()));
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
        boolean answers = answers(reply, host, probe);
        if (!answers && !answers(reply, target, probe)) {
            return;
        }
        if (!probe.hasTransmitTime()) {
            // it was queued before the reply, but maybe after the queue was last looked at
            receiveErrors();
        }
        Instant arrived = received.timestamp().orElseGet(Instant::now);
        Packet whole = Answers.whole(socket.protocol(), host, socket.source(), reply);
        events.add(new PingEvent.Reply(
                probe.sequenceNumber(),
                host,
                reply.length(),
                received.hopLimit(),
                probe.until(arrived),
                probe.countReply(),
                socket.isRaw() && isDamaged(whole),
                !answers,
                reply.payload()));
        onReply.run();
    }

    private boolean answers(Packet reply, IpAddress host, Probe probe) {
        return Answers.whole(socket.protocol(), host, socket.source(), reply).answers(probe.request());
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
