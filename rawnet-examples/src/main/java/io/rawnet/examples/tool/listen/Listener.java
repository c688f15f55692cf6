package io.rawnet.examples.tool.listen;

import io.rawnet.channel.Arrival;
import io.rawnet.channel.PollKey;
import io.rawnet.channel.Poller;
import io.rawnet.codec.ChecksumOffload;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.examples.tool.Arrivals;
import io.rawnet.examples.tool.InterfaceNames;
import io.rawnet.examples.tool.Output;
import io.rawnet.examples.tool.packet.Route;
import io.rawnet.examples.tool.packet.SeenPacket;
import io.rawnet.ip.ControlField;
import io.rawnet.ip.InternetChannel;
import io.rawnet.ip.IpChannel;
import io.rawnet.ip.RawSocketOptions;
import io.rawnet.ip.ReceivedPacket;
import io.rawnet.ip.TransportChannel;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.ProtocolFamily;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One run of listen: a raw socket for each version of IP, and packets of both as they come. */
public final class Listener {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ListenSettings settings;
    private final Consumer<SeenPacket> printer;
    private final InterfaceNames names = new InterfaceNames();
    private long heard;

    /**
     * Hears nothing yet.
     *
     * @param settings what to listen for
     * @param printer prints a packet
     */
    public Listener(ListenSettings settings, Consumer<SeenPacket> printer) {
        this.settings = settings;
        this.printer = printer;
    }

    /**
     * Listens until it is enough.
     *
     * @param out where packets are printed to: it is flushed here, and the run ends when nobody reads it any more
     * @throws IOException if the kernel refuses
     */
    public void run(PrintWriter out) throws IOException {
        List<InternetChannel<?>> channels = new ArrayList<>();
        try (Poller poller = Poller.open()) {
            for (ProtocolFamily family : settings.families()) {
                InternetChannel<?> channel = open(family);
                channels.add(channel);
                prepare(channel);
                poller.register(channel, PollKey.OP_READ, settings.protocols().get(family));
            }
            while (!isEnough() && !Output.isClosed(out)) {
                poller.select(this::receive, PAUSE);
                out.flush();
            }
        } finally {
            for (InternetChannel<?> channel : channels) {
                channel.close();
            }
        }
    }

    private InternetChannel<?> open(ProtocolFamily family) throws IOException {
        IpProtocol protocol = settings.protocols().get(family);
        return settings.withIpHeader() ? IpChannel.open(family, protocol) : TransportChannel.open(family, protocol);
    }

    private void prepare(InternetChannel<?> channel) throws IOException {
        channel.setControlFields(EnumSet.of(ControlField.TIMESTAMP, ControlField.DESTINATION, ControlField.INTERFACE));
        if (settings.interfaceName().isPresent()) {
            channel.setOption(
                    RawSocketOptions.BIND_TO_INTERFACE, settings.interfaceName().get());
        }
        if (settings.address().isPresent()) {
            channel.bind(settings.address().get());
        }
    }

    private void receive(PollKey key) throws IOException {
        InternetChannel<?> channel = (InternetChannel<?>) key.channel();
        Protocol first = settings.withIpHeader() ? EtherType.IPV4 : (IpProtocol) key.attachment();
        Arrivals.take(() -> isEnough() ? Optional.empty() : channel.tryReceive(), (Arrival<ReceivedPacket> arrival) -> {
            heard++;
            print(first, arrival);
        });
    }

    private boolean isEnough() {
        return settings.count().isPresent() && heard >= settings.count().getAsLong();
    }

    private void print(Protocol first, Arrival<ReceivedPacket> arrival) {
        ReceivedPacket metadata = arrival.metadata();
        printer.accept(new SeenPacket(
                metadata.timestamp(),
                metadata.interfaceIndex().stream().mapToObj(names::of).findFirst(),
                Optional.of(false),
                settings.withIpHeader()
                        ? Optional.empty()
                        : Optional.of(new Route(metadata.source(), metadata.destination())),
                first,
                arrival.packet().octets().buffer(),
                metadata.originalLength(),
                ChecksumOffload.UNKNOWN));
    }
}
