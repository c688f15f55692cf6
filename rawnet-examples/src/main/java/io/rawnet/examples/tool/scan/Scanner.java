package io.rawnet.examples.tool.scan;

import io.rawnet.channel.Arrival;
import io.rawnet.channel.Poller;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.examples.tool.Arrivals;
import io.rawnet.examples.tool.ErrorQueue;
import io.rawnet.examples.tool.IcmpErrorText;
import io.rawnet.examples.tool.ProbeChannels;
import io.rawnet.examples.tool.TransmitTimes;
import io.rawnet.ip.ErrorOrigin;
import io.rawnet.ip.ReceivedError;
import io.rawnet.ip.ReceivedPacket;
import java.io.IOException;
import java.net.NoRouteToHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;

/** Asks ports with SYN segments, and takes the answers of the host, the errors of routers and the silence for what they mean. */
public final class Scanner {
    private static final double NANOSECONDS = 1e9;
    private static final int DESTINATION_PORT = 2;
    private static final int MOST_AT_ONCE = 32;

    private final ScanSettings settings;
    private final Map<Integer, SynProbe> probes = new HashMap<>();
    private final Queue<SynProbe> toSend = new ArrayDeque<>();
    private final Set<SynProbe> waiting = new LinkedHashSet<>();
    private final Map<Integer, PortResult> results = new TreeMap<>();
    private final AnswerTime answerTime = new AnswerTime();
    private final TransmitTimes times = new TransmitTimes();
    private ScanChannel channel;
    private ErrorQueue errors;
    private Optional<NoRouteToHostException> unreachable = Optional.empty();
    private volatile Poller poller;
    private volatile boolean stopped;

    /**
     * Asks nothing yet.
     *
     * @param settings what the user asked for
     */
    public Scanner(ScanSettings settings) {
        this.settings = settings;
    }

    /** Ends the scan soon, from any thread; what is known stays known. */
    public void stop() {
        stopped = true;
        Poller open = poller;
        if (open != null) {
            open.wakeup();
        }
    }

    /** {@return whether it was ended before all was known} */
    public boolean isIncomplete() {
        return results.size() < settings.ports().size();
    }

    /** {@return what is known, by port} */
    public Collection<PortResult> results() {
        return results.values();
    }

    /**
     * Asks all ports.
     *
     * @throws NoRouteToHostException if nobody on the link has the address
     * @throws IOException if the kernel refuses
     */
    public void run() throws IOException {
        try (ScanChannel open = ScanChannel.open(settings);
                Poller selector = ProbeChannels.poller(open.channel())) {
            channel = open;
            errors = new ErrorQueue(open.channel(), times, this::onError);
            poller = selector;
            for (int port : settings.ports()) {
                SynProbe probe = new SynProbe(port, channel.syn(port));
                probes.put(port, probe);
                toSend.add(probe);
            }
            long pause = Math.round(NANOSECONDS / settings.rate());
            long next = System.nanoTime();
            while (!stopped && !(toSend.isEmpty() && waiting.isEmpty())) {
                next = sendDue(next, pause);
                long wake = wakeTime(next);
                selector.select(key -> {}, Duration.ofNanos(Math.max(0, wake - System.nanoTime())));
                long now = System.nanoTime();
                receive();
                if (unreachable.isPresent()) {
                    throw unreachable.get();
                }
                giveUp(now);
            }
        }
    }

    /** {@return when the next segment may be sent} */
    private long sendDue(long due, long pause) throws IOException {
        long next = due;
        for (int sent = 0; sent < MOST_AT_ONCE && !toSend.isEmpty() && System.nanoTime() - next >= 0; sent++) {
            SynProbe probe = toSend.remove();
            if (!results.containsKey(probe.port())) {
                times.add(probe.sending());
                waiting.add(probe);
                channel.send(probe.packet());
                times.sent();
                next += pause;
            }
        }
        // what was missed is not caught up with
        long oldest = System.nanoTime() - MOST_AT_ONCE * pause;
        return next - oldest < 0 ? oldest : next;
    }

    private long wakeTime(long next) {
        Optional<Long> deadline =
                waiting.stream().map(this::deadline).reduce((first, second) -> first - second < 0 ? first : second);
        if (toSend.isEmpty()) {
            return deadline.orElse(next);
        }
        return deadline.isPresent() && deadline.get() - next < 0 ? deadline.get() : next;
    }

    private long deadline(SynProbe probe) {
        return probe.sentAt() + answerTime.nanoseconds(probe.tries());
    }

    private void giveUp(long now) {
        for (SynProbe probe : new ArrayList<>(waiting)) {
            if (deadline(probe) - now > 0) {
                continue;
            }
            waiting.remove(probe);
            if (probe.tries() <= settings.retries()) {
                toSend.add(probe);
            } else {
                settle(probe, PortState.FILTERED, "no-response", Optional.empty(), Optional.empty());
            }
        }
    }

    private void receive() throws IOException {
        boolean empty = false;
        for (int round = 0; round < MOST_AT_ONCE && !empty; round++) {
            boolean noErrors = errors.take();
            empty = Arrivals.take(channel.channel()::tryReceive, this::onSegment) && noErrors;
        }
    }

    private void onSegment(Arrival<ReceivedPacket> arrival) throws IOException {
        ReceivedPacket received = arrival.metadata();
        Optional<TcpHeader> header = arrival.packet().header(TcpHeader.class);
        SynProbe probe = header.map(TcpHeader::sourcePort).map(probes::get).orElse(null);
        if (probe == null || !channel.whole(arrival.packet(), received.source()).answers(probe.packet())) {
            return;
        }
        boolean reset = header.get().has(TcpHeader.RST);
        boolean open = !reset && header.get().has(TcpHeader.SYN);
        if (reset || open) {
            // the time of its segment may have been queued since
            errors.take();
            Duration time = probe.until(received.timestamp().orElseGet(Instant::now));
            if (probe.tries() == 1) {
                answerTime.learn(time);
            }
            settle(
                    probe,
                    open ? PortState.OPEN : PortState.CLOSED,
                    open ? "syn-ack" : "reset",
                    Optional.empty(),
                    Optional.of(time));
        }
    }

    private void onError(ReceivedError error) {
        Octets quoted = error.quoted();
        boolean fromNetwork = error.origin() == ErrorOrigin.ICMP || error.origin() == ErrorOrigin.ICMPV6;
        if (!fromNetwork || quoted.size() < DESTINATION_PORT + Short.BYTES) {
            return;
        }
        SynProbe probe = probes.get(quoted.get(DESTINATION_PORT) << Byte.SIZE | quoted.get(DESTINATION_PORT + 1));
        if (probe == null) {
            return;
        }
        Packet message = channel.channel().icmpMessage(error, probe.packet());
        if (!message.answers(probe.packet())) {
            return;
        }
        if (error.offender().filter(channel.source()::equals).isPresent()) {
            unreachable = Optional.of(new NoRouteToHostException(
                    settings.target().address() + " cannot be reached: this host says " + IcmpErrorText.of(error)));
            return;
        }
        settle(probe, PortState.FILTERED, IcmpErrorText.of(error), error.offender(), Optional.empty());
    }

    /** The host's own word counts more than a router's or silence, whenever it comes. */
    private void settle(
            SynProbe probe, PortState state, String reason, Optional<IpAddress> from, Optional<Duration> time) {
        waiting.remove(probe);
        PortResult known = results.get(probe.port());
        if (known == null || known.state() == PortState.FILTERED) {
            results.put(probe.port(), new PortResult(probe.port(), state, reason, from, time));
        }
    }
}
