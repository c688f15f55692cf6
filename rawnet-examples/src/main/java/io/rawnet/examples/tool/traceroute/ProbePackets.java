package io.rawnet.examples.tool.traceroute;

import io.rawnet.codec.Header;
import io.rawnet.codec.Octets;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.codec.transport.option.MaximumSegmentSize;
import io.rawnet.codec.transport.option.NoOperation;
import io.rawnet.codec.transport.option.SackPermitted;
import io.rawnet.codec.transport.option.TcpOptions;
import io.rawnet.codec.transport.option.Timestamps;
import io.rawnet.codec.transport.option.WindowScale;
import io.rawnet.examples.tool.HeldPorts;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The probes of one run, from the transport header on. Routers that spread traffic over several ways look at the ports, or at the first
 * octets of an ICMP message. These stay the same for all probes of a series, which has one probe for each hop, so that a series goes one way
 * (as Paris traceroute does). What differs is the UDP checksum, the TCP sequence number, or the ICMP sequence number, which the
 * data makes up for in the checksum. A service that is asked over UDP answers with nothing but ports: there each probe has its own port.
 */
final class ProbePackets implements Closeable {
    private static final int SERIES_NUMBER = 2;
    private static final int ALL_ONES = 0xFFFF;
    private static final int WINDOW = 64_240;
    private static final int SEGMENT = 1460;
    private static final int SCALE = 7;

    private final TracerouteSettings settings;
    private final HeldPorts ports;
    private final int identifier;
    private final long firstSequenceNumber = ThreadLocalRandom.current().nextInt(1 << 30);

    private ProbePackets(TracerouteSettings settings, HeldPorts ports, int identifier) {
        this.settings = settings;
        this.ports = ports;
        this.identifier = identifier;
    }

    /**
     * {@return the probes of a run}
     *
     * @param identifier what echo requests carry
     */
    static ProbePackets of(TracerouteSettings settings, int identifier) throws IOException {
        HeldPorts ports =
                switch (settings.method()) {
                    case UDP -> HeldPorts.udp(settings.queries());
                    case SERVICE -> HeldPorts.udp(settings.probes());
                    case TCP -> HeldPorts.tcp(settings.queries());
                    case ICMP -> HeldPorts.udp(0);
                };
        return new ProbePackets(settings, ports, identifier);
    }

    /**
     * {@return a probe without the IP header}
     *
     * @param index which of all probes it is, from 0 on
     * @param length octets with the IP header; a probe that needs more has more
     */
    Packet packet(int index, int length) {
        int series = index % settings.queries();
        return switch (settings.method()) {
            case UDP -> filled(UdpHeader.of(ports.get(series), settings.firstPort()), index + 1, length);
            case SERVICE -> filled(UdpHeader.of(ports.get(index), settings.firstPort()), index + 1, length);
            case TCP -> Packet.of(segment(ports.get(series), firstSequenceNumber + index));
            case ICMP -> {
                int number = settings.firstPort() + index & ALL_ONES;
                Header request = settings.target().isIpv4()
                        ? IcmpHeader.echoRequest(identifier, number)
                        : Icmpv6Header.echoRequest(identifier, number);
                yield filled(request, ALL_ONES - number, length);
            }
        };
    }

    /** {@return whether a quote is of this very probe: Packet.answers leaves open which one of a series it is} */
    boolean isQuoteOf(Octets quoted, Octets beginning) {
        // echo requests have their checksum in front of their numbers, and it may change on the way
        int numbers = settings.method() == ProbeMethod.ICMP ? Integer.BYTES : 0;
        return quoted.size() >= beginning.size()
                && quoted.slice(numbers, beginning.size()).equals(beginning.slice(numbers, beginning.size()));
    }

    /** {@return whether a packet that answers a probe's ports tells which probe of a series it answers} */
    boolean repliesAreTold() {
        return settings.method() != ProbeMethod.UDP;
    }

    /** {@return octets of the first probe with its IP header} */
    int firstLength() {
        int behind = packet(0, settings.firstLength()).length();
        return settings.ipHeaderLength() + behind;
    }

    private TcpHeader segment(int sourcePort, long sequenceNumber) {
        return TcpHeader.builder()
                .sourcePort(sourcePort)
                .destinationPort(settings.firstPort())
                .sequenceNumber(sequenceNumber)
                .controlBits(TcpHeader.SYN)
                .window(WINDOW)
                .options(TcpOptions.of(
                        new MaximumSegmentSize(SEGMENT),
                        new SackPermitted(),
                        new Timestamps(sequenceNumber, 0),
                        new NoOperation(),
                        new WindowScale(SCALE)))
                .build();
    }

    /** {@return a header and data that begins with a number} */
    private Packet filled(Header header, int number, int length) {
        int room = length - settings.ipHeaderLength() - header.length();
        ByteBuffer data = ByteBuffer.allocate(Math.max(SERIES_NUMBER, room)).putShort((short) number);
        while (data.hasRemaining()) {
            data.put(filler(data.position()));
        }
        return Packet.of(header).withPayload(Octets.copyOf(data.flip()));
    }

    /** {@return an octet of data that says nothing, as traceroute(8) has it} */
    static byte filler(int position) {
        return (byte) ('@' + position % 64);
    }

    @Override
    public void close() throws IOException {
        ports.close();
    }
}
