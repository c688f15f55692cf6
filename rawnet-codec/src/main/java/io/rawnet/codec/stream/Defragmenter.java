package io.rawnet.codec.stream;

import io.rawnet.codec.Header;
import io.rawnet.codec.Octets;
import io.rawnet.codec.fragment.AbandonedPacket;
import io.rawnet.codec.fragment.Ipv4Reassembler;
import io.rawnet.codec.fragment.Ipv6Reassembler;
import io.rawnet.codec.fragment.Reassembly;
import io.rawnet.codec.fragment.ReassemblyLimits;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives whole packets for those that come in IP fragments, also in tunnels, within the limits of the reassemblers of {@code
 * io.rawnet.codec.fragment}. Time is that of the packets, in nanoseconds, from any clock that does not go back. Not safe for
 * use by several threads at once.
 */
public final class Defragmenter {

    private final Ipv4Reassembler ipv4;
    private final Ipv6Reassembler ipv6;

    /** Makes a defragmenter with {@linkplain ReassemblyLimits#DEFAULT usual limits}. */
    public Defragmenter() {
        this(ReassemblyLimits.DEFAULT, abandoned -> {});
    }

    /**
     * Makes a defragmenter.
     *
     * @param limits how much it keeps of each IP version
     * @param abandoned is told of each packet that is given up unfinished, during {@link #accept}
     */
    public Defragmenter(ReassemblyLimits limits, Consumer<AbandonedPacket> abandoned) {
        ipv4 = new Ipv4Reassembler(limits, abandoned);
        ipv6 = new Ipv6Reassembler(limits, abandoned);
    }

    /**
     * {@return the packet itself if it is whole; for the last missing fragment the whole packet, from its IP header on; for any
     * other fragment empty}
     *
     * @param packet a packet
     * @param time when it was captured, in nanoseconds
     */
    public Optional<Packet> accept(Packet packet, long time) {
        Packet current = packet;
        int ip = fragmented(current.headers());
        while (ip >= 0) {
            Reassembly result = reassemble(current, ip, time);
            if (!(result instanceof Reassembly.Whole whole)) {
                // an IPv6 fragment header where no IPv6 header asks for it is no reason to keep a packet back
                return result instanceof Reassembly.NotAFragment ? Optional.of(current) : Optional.empty();
            }
            current = Packet.decode(LinkType.RAW, whole.packet().buffer());
            ip = fragmented(current.headers());
        }
        return Optional.of(current);
    }

    /** {@return the index of the IP header of the outermost fragment, or -1 if there is none} */
    private static int fragmented(List<Header> headers) {
        int ip = -1;
        for (int i = 0; i < headers.size(); i++) {
            Header header = headers.get(i);
            if (header instanceof Ipv4Header || header instanceof Ipv6Header) {
                ip = i;
            }
            if (header.isFragment()) {
                return ip;
            }
        }
        return -1;
    }

    private Reassembly reassemble(Packet packet, int ip, long time) {
        int offset = 0;
        for (Header outer : packet.headers().subList(0, ip)) {
            offset += outer.length();
        }
        Octets octets = packet.octets();
        ByteBuffer from = octets.buffer().position(offset);
        return packet.headers().get(ip) instanceof Ipv4Header ? ipv4.accept(from, time) : ipv6.accept(from, time);
    }
}
