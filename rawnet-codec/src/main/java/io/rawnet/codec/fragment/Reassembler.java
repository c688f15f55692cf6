package io.rawnet.codec.fragment;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.internal.NotNull;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Puts the fragments of IP packets together, within limits whatever is received.
 *
 * <ul>
 *   <li>Memory, packets, fragments of a packet and age are limited. Beyond the first two limits the oldest packet is given up.
 *   <li>A fragment that has come before is ignored. One that overlaps others in any other way discards the packet with all
 *       its fragments, those still to come included (RFC 5722).
 *   <li>Each fragment has a {@link Reassembly} as its result, and each packet that is given up is reported as an {@link
 *       AbandonedPacket}.
 * </ul>
 *
 * <p>Time is the caller's: any clock that counts nanoseconds and does not go back, such as {@link System#nanoTime}. Not safe
 * for use by several threads at once.
 */
public abstract sealed class Reassembler permits Ipv4Reassembler, Ipv6Reassembler {

    /** The most octets that a length field can count. */
    static final int MAX_LENGTH = 0xFFFF;

    final FragmentStore store;

    Reassembler(ReassemblyLimits limits, Consumer<AbandonedPacket> abandoned) {
        NotNull.check("limits", limits, "abandoned", abandoned);
        store = new FragmentStore(limits, abandoned, this);
    }

    /**
     * {@return what became of a packet}
     *
     * @param packet an IP packet from position to limit; octets behind the length that its header declares are passed over, its
     *     position is not moved
     * @param now the time in nanoseconds
     */
    public Reassembly accept(ByteBuffer packet, long now) {
        try {
            return read(packet, now);
        } catch (MalformedPacketException malformed) {
            return new Reassembly.Rejected(Reassembly.Reason.MALFORMED, malformed.getMessage());
        }
    }

    abstract Reassembly read(ByteBuffer packet, long now) throws MalformedPacketException;

    /** {@return the whole of a packet whose fragments are all there, or why it cannot be} */
    abstract Reassembly assemble(PartialPacket packet) throws MalformedPacketException;

    /**
     * Gives up each packet whose time is over. {@link #accept} does it too: this is for when no fragments come.
     *
     * @param now the time in nanoseconds
     */
    public void expire(long now) {
        store.expire(now);
    }

    /** {@return how many packets are unfinished, including discarded ones that are remembered until their time is over} */
    public int pendingPackets() {
        return store.size();
    }

    /** {@return how much memory they take in octets, bookkeeping included by estimate} */
    public long pendingOctets() {
        return store.octets();
    }
}
