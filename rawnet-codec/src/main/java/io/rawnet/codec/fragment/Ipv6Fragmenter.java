package io.rawnet.codec.fragment;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Ipv6Chain;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.network.FragmentHeader;
import io.rawnet.codec.network.Ipv6View;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts IPv6 packets into fragments that fit a path MTU, as only their source may (RFC 8200 section 4.5).
 *
 * <p>Each fragment begins with the headers that nodes on the way look at: all up to a routing header, else up to hop-by-hop
 * options. Every further header is in the first fragment (RFC 7112).
 */
public final class Ipv6Fragmenter {

    /** The least MTU of an IPv6 link (RFC 8200 section 5). */
    public static final int MIN_MTU = 1280;

    private static final int PAYLOAD_LENGTH = 4;

    private Ipv6Fragmenter() {}

    /**
     * {@return the packet in fragments, in order; the packet itself where it fits}
     *
     * @param packet an IPv6 packet from position to limit; its position is not moved
     * @param mtu the most octets of a fragment, IPv6 header included, at least {@link #MIN_MTU}
     * @param identification a number that no other recent packet between the two addresses has, 0 to 2^32-1; better one that
     *     cannot be guessed (RFC 7739)
     * @throws MalformedPacketException if the header cannot be read or the packet is cut short
     * @throws PacketTooBigException if the packet does not fit and has a fragment header already, is a jumbogram, or has more
     *     headers than fit into the first fragment
     * @throws IllegalArgumentException if MTU or identification are outside their range
     */
    public static List<Octets> fragment(ByteBuffer packet, int mtu, long identification)
            throws MalformedPacketException, PacketTooBigException {
        Range.u32("identification", identification);
        Range.atLeast("mtu", mtu, MIN_MTU);
        Ipv6View view = Ipv6View.of(packet);
        int start = packet.position();
        int end = view.payloadEnd();
        if (view.payloadLength() > end - view.payloadOffset()) {
            throw MalformedPacketException.tooShort(
                    "IPv6", 0, Ipv6View.LENGTH + view.payloadLength(), packet.limit() - start);
        }
        if (end - start <= mtu) {
            return List.of(Octets.copyOf(packet, start, end - start));
        }
        int cut = fragmentablePart(packet, start, end, mtu);
        return cut(packet, cut, end, mtu, identification);
    }

    /** {@return the index behind the headers that every fragment has, after checking that fragments can be made} */
    private static int fragmentablePart(ByteBuffer packet, int start, int end, int mtu) throws PacketTooBigException {
        int length = end - start;
        if (length - Ipv6View.LENGTH > 0xFFFF) {
            throw new PacketTooBigException(length, mtu, "a jumbogram is not fragmented");
        }
        long fragment = Ipv6Chain.find(Ipv6Chain.FRAGMENT, packet, start, end);
        if (Wire.u8(packet, Ipv6Chain.announcement(fragment)) == Ipv6Chain.FRAGMENT) {
            throw new PacketTooBigException(length, mtu, "it has a fragment header already");
        }
        int withoutRoute = behind(Ipv6Chain.HOP_BY_HOP, packet, start, end, start + Ipv6View.LENGTH);
        int cut = behind(Ipv6Chain.ROUTING, packet, start, end, withoutRoute);
        int headers = UpperLayer.end(packet, Ipv6Chain.upperLayer(packet, start, end), end) - start;
        int room = roomForFragmentable(mtu, cut - start);
        if (headers > length || room <= 0 || headers > cut - start + room) {
            throw new PacketTooBigException(length, mtu, "its headers do not fit into one fragment");
        }
        return cut;
    }

    private static int behind(int type, ByteBuffer packet, int start, int end, int otherwise) {
        long found = Ipv6Chain.find(type, packet, start, end);
        int at = Ipv6Chain.index(found);
        boolean there = Wire.u8(packet, Ipv6Chain.announcement(found)) == type;
        return there ? at + Ipv6Chain.length(type, packet, at, end) : otherwise;
    }

    private static int roomForFragmentable(int mtu, int headers) {
        return (mtu - headers - FragmentHeader.LENGTH) & ~7;
    }

    private static List<Octets> cut(ByteBuffer packet, int cut, int end, int mtu, long identification) {
        int start = packet.position();
        int headers = cut - start;
        int announcement = Ipv6Chain.announcement(Ipv6Chain.upperLayer(packet, start, cut));
        IpProtocol nextHeader = IpProtocol.of(Wire.u8(packet, announcement));
        List<Octets> fragments = new ArrayList<>();
        for (int at = cut, size; at < end; at += size) {
            int left = end - at;
            boolean more = left > mtu - headers - FragmentHeader.LENGTH;
            size = more ? roomForFragmentable(mtu, headers) : left;
            ByteBuffer out = ByteBuffer.allocate(headers + FragmentHeader.LENGTH + size);
            out.put(packet.slice(start, headers));
            Wire.put16(out, PAYLOAD_LENGTH, out.capacity() - Ipv6View.LENGTH);
            Wire.put8(out, announcement - start, Ipv6Chain.FRAGMENT);
            FragmentHeader.of(nextHeader, (at - cut) / 8, more, identification).encode(out);
            out.put(packet.slice(at, size));
            fragments.add(Octets.copyOf(out.flip()));
        }
        return List.copyOf(fragments);
    }
}
