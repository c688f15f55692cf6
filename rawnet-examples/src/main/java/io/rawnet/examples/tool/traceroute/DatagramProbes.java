package io.rawnet.examples.tool.traceroute;

import io.rawnet.channel.PollKey;
import io.rawnet.channel.Poller;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.examples.tool.Arrivals;
import io.rawnet.examples.tool.ErrorQueue;
import io.rawnet.examples.tool.TransmitTimes;
import io.rawnet.ip.ErrorOrigin;
import io.rawnet.ip.RawSocketOptions;
import io.rawnet.ip.ReceivedError;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.UdpChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Probes of a user without privileges: datagrams whose headers the kernel writes, each from a UDP channel of its own, as traceroute(8) sends
 * them. Of what an error quotes the kernel hands up only the data behind the UDP header, and many routers quote none: the ports alone tell
 * which probe an error is about. So no two probes have the same ports, and routers that spread traffic may send them different ways.
 */
final class DatagramProbes implements ProbeSocket {
    private static final int PORTS = 0xFFFF;

    private final TracerouteSettings settings;
    private final IpAddress source;
    private final Poller poller;
    private final Map<Probe, Outlet> outlets = new ConcurrentHashMap<>();
    private final Queue<UdpChannel> finished = new ConcurrentLinkedQueue<>();
    private boolean drained;

    /** The channel of one probe, and what knows when the probe left. */
    private record Outlet(Probe probe, UdpChannel channel, TransmitTimes times) {}

    private DatagramProbes(TracerouteSettings settings, IpAddress source) throws IOException {
        this.settings = settings;
        this.source = source;
        poller = Poller.open();
    }

    static DatagramProbes open(TracerouteSettings settings) throws IOException {
        if (settings.firstPort() == 0) {
            throw new IOException("datagrams to port 0 need the capability CAP_NET_RAW: give another port");
        }
        // whether there is a way to the target is known before anything is printed
        try (UdpChannel first = connected(settings, settings.firstPort())) {
            return new DatagramProbes(settings, first.localAddress());
        }
    }

    private static UdpChannel connected(TracerouteSettings settings, int port) throws IOException {
        UdpChannel channel = UdpChannel.open(settings.target().family());
        try {
            ProbeChannel.configure(channel, settings);
            return channel.connect(settings.target().socketAddress(port));
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    @Override
    public int firstLength() {
        return settings.ipHeaderLength() + UdpHeader.LENGTH + dataLength(settings.firstLength());
    }

    private int dataLength(int length) {
        return Math.max(0, length - settings.ipHeaderLength() - UdpHeader.LENGTH);
    }

    @Override
    public IpAddress source() {
        return source;
    }

    @Override
    public Probe probe(int index, int length) throws IOException {
        int port = port(index);
        UdpChannel channel = connected(settings, port);
        try {
            UdpHeader header = UdpHeader.of(channel.localPort().orElseThrow(), port);
            Packet packet = Packet.of(header)
                    .withPayload(data(length))
                    .behind(IpProtocol.UDP, source, settings.target().address())
                    .completed();
            Outlet outlet = new Outlet(new Probe(index, packet), channel, new TransmitTimes());
            poller.register(channel, PollKey.OP_READ | PollKey.OP_ERROR, outlet);
            outlets.put(outlet.probe(), outlet);
            return outlet.probe();
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /** {@return the destination port: that of the service, or one for each probe, counted from the first up} */
    private int port(int index) {
        boolean counted = settings.method() == ProbeMethod.UDP;
        return counted ? (settings.firstPort() - 1 + index) % PORTS + 1 : settings.firstPort();
    }

    private Octets data(int length) {
        ByteBuffer data = ByteBuffer.allocate(dataLength(length));
        while (data.hasRemaining()) {
            data.put(ProbePackets.filler(data.position()));
        }
        return Octets.copyOf(data.flip());
    }

    @Override
    public void send(Probe probe, int hopLimit) throws IOException {
        Outlet outlet = outlets.get(probe);
        outlet.channel().setOption(RawSocketOptions.HOP_LIMIT, hopLimit);
        outlet.times().add(probe);
        outlet.channel().send(probe.packet().payload().buffer());
        outlet.times().sent();
    }

    @Override
    public void await(Duration timeout) throws IOException {
        closeFinished();
        poller.select(key -> {}, timeout);
    }

    @Override
    public boolean receive(ProbeAnswers answers) throws IOException {
        drained = true;
        poller.selectNow(key -> drained &= receive((Outlet) key.attachment(), answers));
        closeFinished();
        return drained;
    }

    private boolean receive(Outlet outlet, ProbeAnswers answers) throws IOException {
        UdpChannel channel = outlet.channel();
        ErrorQueue errors = new ErrorQueue(channel, outlet.times(), error -> onError(error, outlet, answers));
        boolean noErrors = errors.take();
        return Arrivals.take(channel::tryReceive, arrival -> onReply(arrival.metadata(), outlet, answers)) && noErrors;
    }

    private void onReply(ReceivedPacket received, Outlet outlet, ProbeAnswers answers) {
        if (outlets.containsKey(outlet.probe())) {
            answers.replied(outlet.probe(), received.source(), received.timestamp());
        }
    }

    private void onError(ReceivedError error, Outlet outlet, ProbeAnswers answers) {
        Probe probe = outlet.probe();
        boolean caused = error.origin() == ErrorOrigin.LOCAL
                || outlet.channel().icmpMessage(error, probe.packet()).answers(probe.packet());
        if (caused && outlets.containsKey(probe)) {
            answers.failed(probe, error);
        }
    }

    @Override
    public void forget(Probe probe) {
        // something may be received from its channel just now
        finished.add(outlets.remove(probe).channel());
    }

    private void closeFinished() throws IOException {
        while (!finished.isEmpty()) {
            finished.remove().close();
        }
    }

    @Override
    public void close() throws IOException {
        poller.close();
        closeFinished();
        for (Outlet outlet : outlets.values()) {
            outlet.channel().close();
        }
    }
}
