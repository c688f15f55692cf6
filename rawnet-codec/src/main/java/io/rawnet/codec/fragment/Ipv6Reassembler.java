package io.rawnet.codec.fragment;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Ipv6Chain;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.network.FragmentHeader;
import io.rawnet.codec.network.Ipv6View;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Puts IPv6 fragments together (RFC 8200 section 4.5, RFC 5722, RFC 6946).
 *
 * <p>An atomic fragment is a packet of its own, whatever else has its identification (RFC 6946). A first fragment must have all
 * headers up to the transport's (RFC 7112).
 *
 * <p>The whole has the headers before the first fragment's fragment header, with payload length, next header and ECN set.
 */
public final class Ipv6Reassembler extends Reassembler {

    private static final int PAYLOAD_LENGTH = 4;

    /** Makes a reassembler with {@linkplain ReassemblyLimits#DEFAULT usual limits}. */
    public Ipv6Reassembler() {
        this(ReassemblyLimits.DEFAULT, packet -> {});
    }

    /**
     * Makes a reassembler.
     *
     * @param limits how much it keeps
     * @param abandoned is told of each packet that is given up unfinished, during {@link #accept} and {@link #expire}
     */
    public Ipv6Reassembler(ReassemblyLimits limits, Consumer<AbandonedPacket> abandoned) {
        super(limits, abandoned);
    }

    @Override
    Reassembly read(ByteBuffer packet, long now) throws MalformedPacketException {
        Ipv6View header = Ipv6View.of(packet);
        int start = packet.position();
        int end = header.payloadEnd();
        long found = Ipv6Chain.find(Ipv6Chain.FRAGMENT, packet, start, end);
        if (Wire.u8(packet, Ipv6Chain.announcement(found)) != Ipv6Chain.FRAGMENT) {
            return new Reassembly.NotAFragment();
        }
        if (header.payloadLength() > end - header.payloadOffset()) {
            return new Reassembly.Rejected(Reassembly.Reason.MALFORMED);
        }
        int at = Ipv6Chain.index(found);
        ByteBuffer in = packet.duplicate().limit(end).position(at);
        FragmentHeader fragmentHeader = FragmentHeader.decode(in);
        Octets octets = Octets.copyOf(packet, start, end - start);
        Fragment fragment = new Fragment(
                fragmentHeader.fragmentOffset() * 8,
                fragmentHeader.moreFragments(),
                header.ecn(),
                octets,
                in.position() - start);
        // RFC 8200 section 4.5: whatever the next header says
        String key = FragmentStore.key(header.source(), header.destination(), 0, fragmentHeader.identification());
        return accept(fragmentHeader, fragment, key, now);
    }

    private Reassembly accept(FragmentHeader header, Fragment fragment, String key, long now)
            throws MalformedPacketException {
        if (!header.isFragment()) {
            PartialPacket atomic = new PartialPacket(now);
            atomic.add(fragment, 1);
            return assemble(atomic);
        }
        Reassembly.Reason fault = fragment.fault(keptExtensions(fragment));
        if (fault == null && fragment.offset() == 0 && !hasAllHeaders(fragment)) {
            fault = Reassembly.Reason.HEADERS_CUT;
        }
        return fault != null ? new Reassembly.Rejected(fault) : store.accept(key, fragment, now);
    }

    /** {@return the octets of extension headers before the fragment header, which count towards the payload length} */
    private static int keptExtensions(Fragment fragment) {
        return fragment.headers() - FragmentHeader.LENGTH - Ipv6View.LENGTH;
    }

    private static boolean hasAllHeaders(Fragment fragment) {
        ByteBuffer packet = fragment.packet().buffer();
        int fragmentHeader = fragment.headers() - FragmentHeader.LENGTH;
        long found = Ipv6Chain.from(packet, fragmentHeader, fragmentHeader + FragmentHeader.LENGTH, packet.limit());
        return UpperLayer.end(packet, found, packet.limit()) <= packet.limit();
    }

    @Override
    Reassembly assemble(PartialPacket packet) throws MalformedPacketException {
        Fragment first = packet.first();
        int payloadLength = keptExtensions(first) + packet.received();
        if (payloadLength > MAX_LENGTH) {
            return new Reassembly.Rejected(Reassembly.Reason.BEYOND_65535);
        }
        int fragmentHeader = first.headers() - FragmentHeader.LENGTH;
        ByteBuffer whole = packet.assemble(first.packet().slice(0, fragmentHeader));
        long found = Ipv6Chain.find(Ipv6Chain.FRAGMENT, first.packet().buffer(), 0, first.headers());
        Wire.put8(whole, Ipv6Chain.announcement(found), first.packet().get(fragmentHeader));
        Wire.put16(whole, PAYLOAD_LENGTH, payloadLength);
        Ipv6View.of(whole).setEcn(packet.ecn());
        return new Reassembly.Whole(Octets.copyOf(whole));
    }
}
