package io.rawnet.examples.tool.ping;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.EchoChannels;
import io.rawnet.examples.tool.ProbeChannels;
import io.rawnet.ip.ControlMessage;
import io.rawnet.ip.RawSocketOptions;
import io.rawnet.ip.TransportChannel;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardSocketOptions;

/** The socket that ping asks through: the kernel's own for echo requests where the user may have it, else a raw one. */
final class EchoSocket implements Closeable {
    private final PingSettings settings;
    private final TransportChannel channel;
    private final boolean raw;
    private final int identifier;
    private final IpAddress source;
    private final boolean broadcast;
    private final byte[] data;

    private EchoSocket(
            PingSettings settings, TransportChannel channel, boolean raw, IpAddress source, boolean broadcast)
            throws IOException {
        this.settings = settings;
        this.channel = channel;
        this.raw = raw;
        this.source = source;
        this.broadcast = broadcast;
        configure();
        identifier = EchoChannels.identifier(channel);
        data = new byte[settings.size()];
        for (int octet = 0; octet < data.length; octet++) {
            data[octet] = (byte) octet;
        }
    }

    static EchoSocket open(PingSettings settings) throws IOException {
        boolean broadcast = false;
        IpAddress source;
        try {
            source = source(settings, false);
        } catch (IOException refused) {
            if (!isProhibited(refused)) {
                throw refused;
            }
            if (!settings.broadcast()) {
                throw new IOException(
                        settings.target().address()
                                + " is a broadcast address, or a route of this host prohibits it: to ping a broadcast address give -b",
                        refused);
            }
            broadcast = true;
            source = source(settings, true);
        }
        TransportChannel channel = EchoChannels.open(settings.target().family());
        try {
            return new EchoSocket(settings, channel, isRaw(channel), source, broadcast);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /** {@return the address that requests are sent from; the kernel refuses a broadcast address unless that is let} */
    private static IpAddress source(PingSettings settings, boolean broadcast) throws IOException {
        try (TransportChannel probe = EchoChannels.open(settings.target().family())) {
            ProbeChannels.confine(probe, settings.interfaceName());
            probe.setOption(StandardSocketOptions.SO_BROADCAST, broadcast);
            if (settings.source().isPresent()) {
                probe.bind(settings.source().get(), scope(settings));
            }
            return probe.connect(settings.target().address(), settings.target().interfaceIndex())
                    .localAddress();
        }
    }

    private static boolean isProhibited(IOException refused) {
        return SystemCallException.in(refused)
                .filter(failed -> failed.errno().equals(Errno.EACCES))
                .isPresent();
    }

    private static boolean isRaw(TransportChannel channel) throws IOException {
        return channel.bind(channel.protocol().equals(IpProtocol.ICMP) ? Ipv4Address.ANY : Ipv6Address.ANY)
                .echoIdentifier()
                .isEmpty();
    }

    private static int scope(PingSettings settings) {
        boolean linkLocal = settings.source()
                .filter(address -> address instanceof Ipv6Address ipv6 && ipv6.isLinkLocal())
                .isPresent();
        return linkLocal ? settings.target().interfaceIndex() : 0;
    }

    private void configure() throws IOException {
        ProbeChannels.confine(channel, settings.interfaceName());
        ProbeChannels.prepare(channel);
        channel.setOption(StandardSocketOptions.SO_BROADCAST, broadcast);
        if (settings.hopLimit().isPresent()) {
            channel.setOption(RawSocketOptions.HOP_LIMIT, settings.hopLimit().getAsInt());
            channel.setOption(
                    StandardSocketOptions.IP_MULTICAST_TTL, settings.hopLimit().getAsInt());
        }
        if (settings.discovery().isPresent()) {
            channel.setOption(
                    RawSocketOptions.PATH_MTU_DISCOVERY, settings.discovery().get());
        }
    }

    IpProtocol protocol() {
        return channel.protocol();
    }

    /** {@return the address that requests are sent from} */
    IpAddress source() {
        return source;
    }

    /** {@return whether the target is a broadcast address} */
    boolean isBroadcast() {
        return broadcast;
    }

    /** {@return the data of each request} */
    byte[] data() {
        return data.clone();
    }

    TransportChannel channel() {
        return channel;
    }

    /** {@return whether someone else's replies come too, so that their checksums were verified by nobody} */
    boolean isRaw() {
        return raw;
    }

    /** {@return a request as it is sent, from the IP header on} */
    Packet request(int sequenceNumber) {
        Packet message = Packet.of(
                        settings.target().isIpv4()
                                ? IcmpHeader.echoRequest(identifier, sequenceNumber)
                                : Icmpv6Header.echoRequest(identifier, sequenceNumber))
                .withPayload(data);
        return message.behind(protocol(), source, settings.target().address()).completed();
    }

    void send(Packet request) throws IOException {
        Packet message = Packet.of(request.headers().get(1)).withPayload(request.payload());
        int index = settings.target().interfaceIndex();
        ControlMessage control = index > 0 ? ControlMessage.NONE.withInterfaceIndex(index) : ControlMessage.NONE;
        channel.send(
                message,
                settings.target().address(),
                settings.source().map(control::withSource).orElse(control));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
