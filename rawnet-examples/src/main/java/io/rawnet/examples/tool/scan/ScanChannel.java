package io.rawnet.examples.tool.scan;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.option.MaximumSegmentSize;
import io.rawnet.codec.transport.option.TcpOptions;
import io.rawnet.examples.tool.HeldPorts;
import io.rawnet.examples.tool.ProbeChannels;
import io.rawnet.ip.TransportChannel;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where segments go out from one port of this host, which nobody listens on: the kernel resets what a listening peer opens, and the peer forgets it.
 */
final class ScanChannel implements Closeable {
    private static final int WINDOW = 1024;
    private static final int SEGMENT = 1460;

    private final TransportChannel channel;
    private final HeldPorts held;
    private final IpAddress source;
    private final IpAddress destination;
    private final long sequenceNumber = ThreadLocalRandom.current().nextLong(1L << 32);

    private ScanChannel(TransportChannel channel, HeldPorts held, ScanSettings settings) throws IOException {
        this.channel = channel;
        this.held = held;
        int zone = settings.target().interfaceIndex();
        ProbeChannels.confine(channel, settings.interfaceName());
        ProbeChannels.prepare(channel);
        if (settings.source().isPresent()) {
            channel.bind(settings.source().get(), zone);
        }
        destination = settings.target().address();
        channel.connect(destination, zone);
        source = channel.localAddress();
    }

    static ScanChannel open(ScanSettings settings) throws IOException {
        TransportChannel channel = TransportChannel.open(settings.target().family(), IpProtocol.TCP);
        HeldPorts held = null;
        try {
            held = HeldPorts.tcp(1);
            return new ScanChannel(channel, held, settings);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            if (held != null) {
                held.close();
            }
            throw failure;
        }
    }

    TransportChannel channel() {
        return channel;
    }

    /** {@return the address that segments are sent from} */
    IpAddress source() {
        return source;
    }

    /** {@return the port that segments are sent from} */
    int port() {
        return held.get(0);
    }

    /** {@return the SYN for a port, behind its IP header} */
    Packet syn(int port) {
        return Packet.of(TcpHeader.builder()
                        .sourcePort(port())
                        .destinationPort(port)
                        .sequenceNumber(sequenceNumber)
                        .controlBits(TcpHeader.SYN)
                        .window(WINDOW)
                        .options(TcpOptions.of(new MaximumSegmentSize(SEGMENT)))
                        .build())
                .behind(IpProtocol.TCP, source, destination)
                .completed();
    }

    /** Sends a segment that stands behind its IP header. */
    void send(Packet whole) throws IOException {
        channel.send(Packet.of(whole.headers().get(1)));
    }

    /** {@return a received segment behind an IP header} */
    Packet whole(Packet segment, IpAddress from) {
        return segment.behind(IpProtocol.TCP, from, source);
    }

    @Override
    public void close() throws IOException {
        try (held) {
            channel.close();
        }
    }
}
