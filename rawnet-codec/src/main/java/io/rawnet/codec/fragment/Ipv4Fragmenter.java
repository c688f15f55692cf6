package io.rawnet.codec.fragment;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4Option;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Cuts IPv4 packets into fragments that fit an MTU (RFC 791 section 3.2, "An Example Fragmentation Procedure"). */
public final class Ipv4Fragmenter {

    /** The least MTU: every module must be able to forward a packet of 68 octets (RFC 791 section 3.2). */
    public static final int MIN_MTU = 68;

    private static final int MAX_LENGTH = 0xFFFF;

    private Ipv4Fragmenter() {}

    /**
     * {@return the packet in fragments, in order; the packet itself where it fits} The first fragment has all options, the
     * others those whose copied flag is set. A fragment may be fragmented further. Total lengths and header checksums are
     * computed; octets behind the total length are left out.
     *
     * @param packet an IPv4 packet from position to limit; its position is not moved
     * @param mtu the most octets of a fragment, IPv4 header included, at least {@link #MIN_MTU}
     * @throws MalformedPacketException if the header cannot be read, the packet is cut short, or it ends beyond the 65535
     *     octets that a whole packet may have
     * @throws PacketTooBigException if the packet does not fit and says "don't fragment"
     * @throws IllegalArgumentException if the MTU is less than 68
     */
    public static List<Octets> fragment(ByteBuffer packet, int mtu)
            throws MalformedPacketException, PacketTooBigException {
        Range.atLeast("mtu", mtu, MIN_MTU);
        ByteBuffer in = packet.duplicate();
        int start = in.position();
        Ipv4Header header = Ipv4Header.decode(in);
        int length = length(header, in.limit() - start);
        if (length <= mtu) {
            return List.of(Octets.copyOf(packet, start, length));
        }
        if (header.dontFragment()) {
            throw new PacketTooBigException(length, mtu, "it says \"don't fragment\"");
        }
        return cut(header, in, start + length, mtu);
    }

    private static int length(Ipv4Header header, int available) throws MalformedPacketException {
        int length = header.totalLength() == 0 ? available : Math.max(header.totalLength(), header.length());
        if (length > available) {
            throw MalformedPacketException.tooShort("IPv4", 0, length, available);
        }
        if (header.fragmentOffset() * 8 + length > MAX_LENGTH) {
            throw MalformedPacketException.because(
                    "IPv4", 6, "ends beyond 65535 octets", header.fragmentOffset() * 8 + length, MAX_LENGTH);
        }
        return length;
    }

    private static List<Octets> cut(Ipv4Header whole, ByteBuffer in, int end, int mtu) {
        List<Octets> fragments = new ArrayList<>();
        Ipv4Header header = whole;
        int offset = whole.fragmentOffset();
        while (in.position() < end) {
            int room = mtu - header.length();
            int left = end - in.position();
            int size = left <= room ? left : room & ~7;
            boolean more = size < left || whole.moreFragments();
            fragments.add(fragment(header, offset, more, in, size));
            offset += size / 8;
            header = fragments.size() > 1 ? header : withCopiedOptions(whole);
        }
        return List.copyOf(fragments);
    }

    private static Octets fragment(Ipv4Header header, int offset, boolean more, ByteBuffer in, int size) {
        int flags = header.flags() & ~Ipv4Header.MORE_FRAGMENTS | (more ? Ipv4Header.MORE_FRAGMENTS : 0);
        ByteBuffer out = ByteBuffer.allocate(header.length() + size);
        header.toBuilder()
                .totalLength(out.capacity())
                .flags(flags)
                .fragmentOffset(offset)
                .build()
                .withChecksum()
                .encode(out);
        out.put(in.slice(in.position(), size));
        in.position(in.position() + size);
        return Octets.copyOf(out.flip());
    }

    private static Ipv4Header withCopiedOptions(Ipv4Header header) {
        List<Ipv4Option> copied = header.options().list().stream()
                .filter(option -> option.isCopied() && !(option instanceof Ipv4Option.Malformed))
                .toList();
        return header.toBuilder().options(copied.toArray(Ipv4Option[]::new)).build();
    }
}
