package io.rawnet.codec.control.icmpv6;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/** Where the three messages of MLDv1 keep their fields (RFC 2710 section 3). */
final class Mldv1Layout {

    static final int LENGTH = 24;

    private Mldv1Layout() {}

    /** The constructor of one of the messages. */
    @FunctionalInterface
    interface Constructor<M> {
        M of(int code, int checksum, int maximumResponseDelay, int reserved, Ipv6Address group);
    }

    static void check(int code, int checksum, int maximumResponseDelay, int reserved) {
        Range.u8("code", code);
        Range.u16("checksum", checksum);
        Range.u16("maximumResponseDelay", maximumResponseDelay);
        Range.u16("reserved", reserved);
    }

    static <M> M at(String layer, ByteBuffer in, int start, Constructor<M> constructor)
            throws MalformedPacketException {
        Wire.require(layer, in, start, LENGTH);
        return constructor.of(
                Wire.u8(in, start + 1),
                Wire.u16(in, start + 2),
                Wire.u16(in, start + 4),
                Wire.u16(in, start + 6),
                Ipv6Address.at(in, start + 8));
    }

    static void encode(
            ByteBuffer out,
            int type,
            int code,
            int checksum,
            int maximumResponseDelay,
            int reserved,
            Ipv6Address group) {
        int start = ControlMessage.begin(out, LENGTH, type, code, checksum);
        Wire.put16(out, start + 4, maximumResponseDelay);
        Wire.put16(out, start + 6, reserved);
        Wire.put64(out, start + 8, group.high());
        Wire.put64(out, start + 16, group.low());
    }
}
