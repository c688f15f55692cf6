package io.rawnet.examples.tool.traceroute;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.EchoChannels;
import io.rawnet.examples.tool.ProbeChannels;
import io.rawnet.ip.ControlMessage;
import io.rawnet.ip.InternetChannel;
import io.rawnet.ip.PathMtuDiscovery;
import io.rawnet.ip.RawSocketOptions;
import io.rawnet.ip.TransportChannel;
import java.io.Closeable;
import java.io.IOException;

/** The channel that probes go out of, connected to the target, so that it receives what the target says and nothing else. */
final class ProbeChannel implements Closeable {
    private final TracerouteSettings settings;
    private final TransportChannel channel;
    private final IpAddress source;

    private ProbeChannel(TracerouteSettings settings, TransportChannel channel) throws IOException {
        this.settings = settings;
        this.channel = channel;
        configure(channel, settings);
        channel.connect(settings.target().address(), settings.target().interfaceIndex());
        source = channel.localAddress();
    }

    /** Prepares a channel, of whatever kind, that is connected next. */
    static void configure(InternetChannel<?> channel, TracerouteSettings settings) throws IOException {
        ProbeChannels.confine(channel, settings.interfaceName());
        ProbeChannels.prepare(channel);
        if (settings.source().isPresent()) {
            channel.bind(settings.source().get(), settings.target().interfaceIndex());
        }
        channel.setOption(
                RawSocketOptions.PATH_MTU_DISCOVERY,
                settings.fragment() ? PathMtuDiscovery.DONT : PathMtuDiscovery.PROBE);
    }

    static ProbeChannel open(TracerouteSettings settings) throws IOException {
        boolean ipv4 = settings.target().isIpv4();
        TransportChannel channel = settings.method() == ProbeMethod.ICMP
                ? EchoChannels.open(settings.target().family())
                : TransportChannel.open(
                        settings.target().family(), settings.method().protocol(ipv4));
        try {
            return new ProbeChannel(settings, channel);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    TransportChannel channel() {
        return channel;
    }

    /** {@return a packet from the IP header on, as it will be sent} */
    Packet whole(Packet packet) {
        return packet.behind(channel.protocol(), source, settings.target().address())
                .completed();
    }

    /** {@return a packet that the target sent, from the IP header on} */
    Packet wholeReply(IpAddress host, Packet packet) {
        return packet.behind(channel.protocol(), host, source);
    }

    /** {@return the identifier of echo requests, if that is what this is for} */
    int identifier() throws IOException {
        return EchoChannels.identifier(channel);
    }

    /** {@return the address that probes are sent from} */
    IpAddress source() {
        return source;
    }

    /** Sends a packet that begins with the IP header, which the kernel writes anew. */
    void send(Packet whole, int hopLimit) throws IOException {
        int zone = settings.target().interfaceIndex();
        ControlMessage control = ControlMessage.NONE.withHopLimit(hopLimit);
        channel.send(
                Packet.of(whole.headers().get(1)).withPayload(whole.payload()),
                settings.target().address(),
                zone > 0 ? control.withInterfaceIndex(zone) : control);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
