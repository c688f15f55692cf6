package io.rawnet.codec.control;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The MPLS label stack with which the quoted datagram arrived: class 1, type 1 (RFC 4950).
 *
 * @param entries the entries, top first; at most 16382
 */
public record MplsLabelStack(List<Entry> entries) implements IcmpExtensionObject {

    private static final int ENTRY_LENGTH = 4;

    public MplsLabelStack {
        entries = List.copyOf(entries);
        Range.check("label stack length", entries.size() * (long) ENTRY_LENGTH, MAX_DATA_LENGTH);
    }

    /**
     * One entry of a label stack (RFC 3032 section 2.1, RFC 5462).
     *
     * @param label the label, 0 to 2^20-1
     * @param trafficClass the traffic class, 0 to 7
     * @param bottomOfStack whether this entry is the last
     * @param timeToLive time to live, 0 to 255
     */
    public record Entry(int label, int trafficClass, boolean bottomOfStack, int timeToLive) {
        public Entry {
            Range.check("label", label, 0xF_FFFF);
            Range.check("trafficClass", trafficClass, 7);
            Range.u8("timeToLive", timeToLive);
        }

        /** {@return for instance {@code label 16 class 0 ttl 1}} */
        @Override
        public String toString() {
            return "label " + label + " class " + trafficClass + " ttl " + timeToLive;
        }
    }

    static MplsLabelStack of(Octets data) {
        return new MplsLabelStack(
                Elements.between(data.buffer(), 0, data.size(), ENTRY_LENGTH, MplsLabelStack::entryAt));
    }

    private static Entry entryAt(ByteBuffer in, int index) {
        int bits = Wire.i32(in, index);
        return new Entry(bits >>> 12, bits >>> 9 & 7, (bits >>> 8 & 1) == 1, bits & 0xFF);
    }

    @Override
    public Octets data() {
        ByteBuffer out = ByteBuffer.allocate(entries.size() * ENTRY_LENGTH);
        for (Entry entry : entries) {
            int bottom = entry.bottomOfStack() ? 1 : 0;
            out.putInt(entry.label() << 12 | entry.trafficClass() << 9 | bottom << 8 | entry.timeToLive());
        }
        return Octets.copyOf(out.flip());
    }

    /** {@return for instance {@code MPLS label 16 class 0 ttl 1}} */
    @Override
    public String toString() {
        return BoundedText.join(entries, " / ", "MPLS ", "");
    }
}
