package io.rawnet.examples.diagram;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.channel.Arrival;
import io.rawnet.channel.ChannelOptions;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.PacketSocket;
import io.rawnet.packet.PacketType;
import io.rawnet.packet.ReceivedFrame;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Listens to the interfaces of this host while something else sends and receives. The kernel keeps the packets, with their times, until
 * they are taken; what finds no room is counted.
 */
public final class Tap implements Closeable {
    private static final int MOST_AT_ONCE = 10_000;

    private final LinkChannel channel;

    private Tap(LinkChannel channel) {
        this.channel = channel;
    }

    /**
     * {@return a tap that hears from now on}
     *
     * @param mode whether packets begin with their link header, {@link LinkMode#RAW}, as all do in a network of Ethernet and loopback
     *     interfaces, or with their network header
     * @param expression which packets, in the words of pcap-filter(7)
     * @throws IOException if the kernel refuses, for instance for want of {@code CAP_NET_RAW}
     */
    public static Tap open(LinkMode mode, String expression) throws IOException {
        LinkChannel channel = LinkChannel.open(mode);
        try {
            channel.setOption(ChannelOptions.TIMESTAMP, true);
            channel.attachFilter(
                    FilterCompiler.forSocket(mode == LinkMode.RAW ? SocketKind.PACKET_RAW : SocketKind.PACKET_DATAGRAM)
                            .compile(expression));
            channel.bind(PacketSocket.ANY_INTERFACE, PacketSocket.ALL_PROTOCOLS);
            return new Tap(channel);
        } catch (BpfSyntaxException wrong) {
            channel.close();
            throw new IllegalArgumentException(wrong.rendering(), wrong);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /**
     * Hands over what was heard so far.
     *
     * @param recording where to
     * @throws IOException if the kernel has an error to report
     */
    public void drainTo(Recording recording) throws IOException {
        Optional<Arrival<ReceivedFrame>> next = channel.tryReceive();
        for (int taken = 0; next.isPresent() && taken < MOST_AT_ONCE; taken++) {
            ReceivedFrame frame = next.get().metadata();
            if (!isHeardTwice(frame)) {
                recording.add(new TimedPacket(frame.timestamp(), next.get().packet()));
            }
            next = channel.tryReceive();
        }
        recording.addLost(channel.statistics().dropped());
    }

    /** What goes over the loopback interface is heard as it leaves and as it arrives. */
    private static boolean isHeardTwice(ReceivedFrame frame) throws IOException {
        return frame.packetType() == PacketType.OUTGOING
                && LinkInterface.byIndex(frame.interfaceIndex()).loopback();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
