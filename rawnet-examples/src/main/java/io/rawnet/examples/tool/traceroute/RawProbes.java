package io.rawnet.examples.tool.traceroute;

import io.rawnet.channel.Arrival;
import io.rawnet.channel.Poller;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.Arrivals;
import io.rawnet.examples.tool.ErrorQueue;
import io.rawnet.examples.tool.ProbeChannels;
import io.rawnet.examples.tool.TransmitTimes;
import io.rawnet.ip.ErrorOrigin;
import io.rawnet.ip.ReceivedError;
import io.rawnet.ip.ReceivedPacket;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Probes whose transport headers are made here, all through one channel: each tells by its headers which answers are its own. */
final class RawProbes implements ProbeSocket {
    private final ProbeChannel channel;
    private final ProbePackets packets;
    private final Poller poller;
    private final TransmitTimes times = new TransmitTimes();

    private RawProbes(ProbeChannel channel, ProbePackets packets, Poller poller) {
        this.channel = channel;
        this.packets = packets;
        this.poller = poller;
    }

    static RawProbes open(TracerouteSettings settings) throws IOException {
        ProbeChannel channel = ProbeChannel.open(settings);
        try {
            ProbePackets packets = ProbePackets.of(settings, channel.identifier());
            try {
                return new RawProbes(channel, packets, ProbeChannels.poller(channel.channel()));
            } catch (IOException | RuntimeException failure) {
                packets.close();
                throw failure;
            }
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    @Override
    public int firstLength() {
        return packets.firstLength();
    }

    @Override
    public IpAddress source() {
        return channel.source();
    }

    @Override
    public Probe probe(int index, int length) {
        return new Probe(index, channel.whole(packets.packet(index, length)));
    }

    @Override
    public void send(Probe probe, int hopLimit) throws IOException {
        times.add(probe);
        channel.send(probe.packet(), hopLimit);
        times.sent();
    }

    @Override
    public void await(Duration timeout) throws IOException {
        poller.select(key -> {}, timeout);
    }

    @Override
    public boolean receive(ProbeAnswers answers) throws IOException {
        ErrorQueue errors = new ErrorQueue(channel.channel(), times, error -> onError(error, answers));
        boolean noErrors = errors.take();
        boolean noReplies = Arrivals.take(channel.channel()::tryReceive, arrival -> {
            // the time of a probe may have been queued since
            errors.take();
            onReply(arrival, answers);
        });
        return noErrors && noReplies;
    }

    private void onReply(Arrival<ReceivedPacket> arrival, ProbeAnswers answers) {
        ReceivedPacket received = arrival.metadata();
        Packet reply = channel.wholeReply(received.source(), arrival.packet());
        answers.find(probe -> packets.repliesAreTold() && reply.answers(probe.packet()))
                .ifPresent(probe -> answers.replied(probe, received.source(), received.timestamp()));
    }

    private void onError(ReceivedError error, ProbeAnswers answers) {
        Optional<Probe> caused = error.origin() == ErrorOrigin.LOCAL
                ? answers.find(probe -> true)
                : answers.find(probe -> isCausedBy(error, probe));
        caused.ifPresent(probe -> answers.failed(probe, error));
    }

    private boolean isCausedBy(ReceivedError error, Probe probe) {
        return packets.isQuoteOf(error.quoted(), probe.beginning())
                && channel.channel().icmpMessage(error, probe.packet()).answers(probe.packet());
    }

    @Override
    public void forget(Probe probe) {
        // the channel goes on, and nothing finds the probe any more
    }

    @Override
    public void close() throws IOException {
        try (channel;
                packets) {
            poller.close();
        }
    }
}
