package io.rawnet.codec.fragment;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4View;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Puts IPv4 fragments together (RFC 791 section 3.2, RFC 1122 section 3.3.2).
 *
 * <p>Where fragments overlap, RFC 791 would take the newer octets, which lets an attacker rewrite what a filter has seen.
 * RFC 5722's rule for IPv6 is kept here too.
 *
 * <p>The whole has the first fragment's header with total length, flags and ECN set, and its checksum repaired, so that one that
 * was wrong stays wrong. Checksums of the others are not looked at.
 */
public final class Ipv4Reassembler extends Reassembler {

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
        super(limits, abandoned);
    }

    @Override
    Reassembly read(ByteBuffer packet, long now) throws MalformedPacketException {
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
        // RFC 791 section 3.2
        String key = FragmentStore.key(
                header.source(), header.destination(), header.protocol().number(), header.identification());
        return fault != null ? new Reassembly.Rejected(fault) : store.accept(key, fragment, now);
    }

    @Override
    Reassembly assemble(PartialPacket packet) throws MalformedPacketException {
        Fragment first = packet.first();
        if (first.headers() + packet.received() > MAX_LENGTH) {
            return new Reassembly.Rejected(Reassembly.Reason.BEYOND_65535);
        }
        ByteBuffer whole = packet.assemble(first.packet().slice(0, first.headers()));
        Ipv4View header = Ipv4View.of(whole);
        header.setFlags(header.flags() & ~Ipv4Header.MORE_FRAGMENTS);
        header.setTotalLength(whole.limit());
        header.setEcn(packet.ecn());
        return new Reassembly.Whole(Octets.copyOf(whole));
    }
}
