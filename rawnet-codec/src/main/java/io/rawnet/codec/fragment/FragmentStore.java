package io.rawnet.codec.fragment;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.IpAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The unfinished packets of a reassembler, oldest first, within limits. A fragment costs the logarithm of the number of its
 * packet's fragments; what is abandoned is paid for by what has come.
 */
final class FragmentStore {

    private final ReassemblyLimits limits;
    private final Consumer<AbandonedPacket> abandoned;
    private final Reassembler reassembler;
    private final Map<String, PartialPacket> packets = new LinkedHashMap<>();
    private long octets;

    FragmentStore(ReassemblyLimits limits, Consumer<AbandonedPacket> abandoned, Reassembler reassembler) {
        this.limits = limits;
        this.abandoned = abandoned;
        this.reassembler = reassembler;
    }

    /**
     * {@return what the fragments of one packet have in common} A string, of which a hash map stays fast when a stranger makes
     * all hash codes equal.
     */
    static String key(IpAddress source, IpAddress destination, int protocol, long identification) {
        ByteBuffer key = ByteBuffer.allocate(source.length() + destination.length() + 5);
        source.encode(key);
        destination.encode(key);
        key.put((byte) protocol).putInt((int) identification);
        return new String(key.array(), StandardCharsets.ISO_8859_1);
    }

    int size() {
        return packets.size();
    }

    long octets() {
        return octets;
    }

    Reassembly accept(String key, Fragment fragment, long now) throws MalformedPacketException {
        expire(now);
        PartialPacket packet = packets.get(key);
        if (packet == null) {
            packet = new PartialPacket(now);
            packets.put(key, packet);
            octets += packet.octets();
        }
        if (packet.has(fragment)) {
            return new Reassembly.Duplicate();
        }
        octets -= packet.octets();
        packet.add(fragment, limits.maxFragments());
        octets += packet.octets();
        if (packet.discarded() != null) {
            return new Reassembly.Rejected(packet.discarded());
        }
        if (packet.isComplete()) {
            octets -= packets.remove(key).octets();
            return packet.isEcnInconsistent()
                    ? new Reassembly.Rejected(Reassembly.Reason.INCONSISTENT_ECN)
                    : reassembler.assemble(packet);
        }
        return makeRoom(packet)
                ? new Reassembly.Incomplete(packet.count(), packet.received())
                : new Reassembly.Rejected(Reassembly.Reason.NO_ROOM);
    }

    void expire(long now) {
        Iterator<PartialPacket> oldestFirst = packets.values().iterator();
        while (oldestFirst.hasNext()) {
            PartialPacket packet = oldestFirst.next();
            if (now - packet.since() < limits.maxAge().toNanos()) {
                return;
            }
            giveUp(oldestFirst, packet, AbandonedPacket.Cause.EXPIRED);
        }
    }

    /** {@return whether a packet is still there after as many of the oldest as needed have gone} */
    private boolean makeRoom(PartialPacket current) {
        Iterator<PartialPacket> oldestFirst = packets.values().iterator();
        while (packets.size() > limits.maxPackets() || octets > limits.maxOctets()) {
            PartialPacket oldest = oldestFirst.next();
            if (oldest == current) {
                oldestFirst.remove();
                octets -= oldest.octets();
                return false;
            }
            giveUp(oldestFirst, oldest, AbandonedPacket.Cause.EVICTED);
        }
        return true;
    }

    private void giveUp(Iterator<PartialPacket> at, PartialPacket packet, AbandonedPacket.Cause cause) {
        at.remove();
        octets -= packet.octets();
        if (packet.discarded() == null) {
            abandoned.accept(packet.abandoned(cause));
        }
    }
}
