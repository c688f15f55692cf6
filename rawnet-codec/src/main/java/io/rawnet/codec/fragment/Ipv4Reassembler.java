package io.rawnet.codec.fragment;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4View;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.function.Consumer;

/**
 * Puts Ipv4 fragments together (RFC 791 section 3.2, RFC 1122 section 3.3.2), safely whatever strangers send.
 *
 * <ul>
 *   <li>Memory, packets, fragments of a packet and age are limited; beyond the first two the oldest packet is given up.
 *   <li>A fragment that was here before is passed over. One that overlaps others in any other way discards the packet with
 *       all its fragments, those still to come included: RFC 791 would take the
 *       newer octets, which lets an attacker rewrite what a filter has seen, so RFC 5722's rule for IPv6 is kept here too.
 *   <li>Nothing vanishes silently: every fragment has a {@link Reassembly} for answer, every packet given up an {@link
 *       AbandonedPacket}.
 *   <li>The whole has the first fragment's header with total length, flags and ECN set, and its checksum repaired, so that one
 *       that was wrong stays wrong. Checksums of the others are not looked at.
 * </ul>
 *
 * <p>Time is the caller's: any clock that counts nanoseconds and does not go back, such as {@link System#nanoTime}. Not safe
 * for use by several threads at once.
 */
public final class Ipv4Reassembler {

    private static final int MAX_LENGTH = 0xFFFF;

    private final FragmentStore<Key> store;

    /** Makes a reassembler with {@linkplain ReassemblyLimits#DEFAULT usual limits}. */
    public Ipv4Reassembler() {
        this(ReassemblyLimits.DEFAULT, packet -> {});
    }

    /**
     * Makes a reassembler.
     *
     * @param limits how much it keeps
     * @param abandoned is told of each packet that is given up unfinished, during {@link #accept} and {@link #expire}
     */
    public Ipv4Reassembler(ReassemblyLimits limits, Consumer<AbandonedPacket> abandoned) {
        store = new FragmentStore<>(limits, abandoned, Ipv4Reassembler::assemble);
    }

    /**
     * {@return what became of a packet}
     *
     * @param packet an Ipv4 packet from position to limit; octets behind its total length are passed over, its position is not moved
     * @param now the time in nanoseconds
     */
    public Reassembly accept(ByteBuffer packet, long now) {
        try {
            Ipv4View header = Ipv4View.of(packet);
            boolean more = (header.flags() & Ipv4Header.MORE_FRAGMENTS) != 0;
            if (!more && header.fragmentOffset() == 0) {
                return new Reassembly.NotAFragment();
            }
            int length = header.payloadEnd() - packet.position();
            if (header.totalLength() > length) {
                return new Reassembly.Rejected(Reassembly.Reason.MALFORMED);
            }
            Octets octets = Octets.copyOf(packet, packet.position(), length);
            Fragment fragment = new Fragment(header.fragmentOffset() * 8, more, header.ecn(), octets, header.length());
            Reassembly.Reason fault = fragment.fault(header.length());
            Key key = new Key(header.source(), header.destination(), header.protocol(), header.identification());
            return fault != null ? new Reassembly.Rejected(fault) : store.accept(key, fragment, now);
        } catch (MalformedPacketException malformed) {
            return new Reassembly.Rejected(Reassembly.Reason.MALFORMED, malformed.getMessage());
        }
    }

    /**
     * Gives up each packet whose time is over. {@link #accept} does it too: this is for when no fragments come.
     *
     * @param now the time in nanoseconds
     */
    public void expire(long now) {
        store.expire(now);
    }

    /** {@return how many packets are unfinished, those included of which only the memory is kept that they were discarded} */
    public int pendingPackets() {
        return store.size();
    }

    /** {@return how much memory they take in octets, bookkeeping included by estimate} */
    public long pendingOctets() {
        return store.octets();
    }

    private static Reassembly assemble(PartialPacket packet) {
        Fragment first = packet.first();
        if (first.headers() + packet.received() > MAX_LENGTH) {
            return new Reassembly.Rejected(Reassembly.Reason.BEYOND_65535);
        }
        ByteBuffer whole = packet.assemble(first.packet().slice(0, first.headers()));
        try {
            Ipv4View header = Ipv4View.of(whole);
            header.setFlags(header.flags() & ~Ipv4Header.MORE_FRAGMENTS);
            header.setTotalLength(whole.limit());
            header.setEcn(packet.ecn());
        } catch (MalformedPacketException e) {
            throw new AssertionError("the header was read before", e);
        }
        return new Reassembly.Whole(Octets.copyOf(whole));
    }

    // what the fragments of one packet have in common: RFC 791 section 3.2
    private record Key(Ipv4Address source, Ipv4Address destination, IpProtocol protocol, int identification)
            implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::source)
                .thenComparing(Key::destination)
                .thenComparingInt(Key::identification)
                .thenComparingInt(key -> key.protocol.number());

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
