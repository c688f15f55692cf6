package io.rawnet.codec.tunnel;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.EtherType;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Where the fields of a GRE header lie, which depends on the bits that say which of them are present. */
final class GreWire {

    /** Bit 8, the acknowledgment present bit of version 1, as a bit of the reserved field of version 0. */
    static final int ACKNOWLEDGMENT_IN_RESERVED0 = 0x10;

    private static final int CHECKSUM_PRESENT = 0x8000;
    private static final int ROUTING_PRESENT = 0x4000;
    private static final int KEY_PRESENT = 0x2000;
    private static final int SEQUENCE_NUMBER_PRESENT = 0x1000;
    private static final int ACKNOWLEDGMENT_NUMBER_PRESENT = ACKNOWLEDGMENT_IN_RESERVED0 << 3;

    /** Address family, offset and length of an entry of a source route. */
    private static final int ROUTE_ENTRY_HEADER = 4;

    private GreWire() {}

    static GreHeader decode(ByteBuffer in) throws MalformedPacketException {
        Wire.require("GRE", in, GreHeader.MIN_LENGTH);
        int start = in.position();
        int first = Wire.u16(in, start);
        int version = first & 7;
        if (version > 1) {
            throw unreadable(in, 1, "version is " + version);
        }
        boolean hasRoute = (first & ROUTING_PRESENT) != 0;
        if (hasRoute && version == 1) {
            throw unreadable(in, 0, "version 1 has no source route");
        }
        boolean acknowledges = version == 1 && (first & ACKNOWLEDGMENT_NUMBER_PRESENT) != 0;
        int key = start + GreHeader.MIN_LENGTH + length(first, CHECKSUM_PRESENT | ROUTING_PRESENT);
        int sequenceNumber = key + length(first, KEY_PRESENT);
        int acknowledgmentNumber = sequenceNumber + length(first, SEQUENCE_NUMBER_PRESENT);
        int routing = acknowledgmentNumber + (acknowledges ? 4 : 0);
        Wire.require("GRE", in, routing - start);
        int end = hasRoute ? routeEnd(in, start, routing) : routing;
        boolean hasChecksum = (first & CHECKSUM_PRESENT) != 0;
        int reserved0 = first >>> 3 & 0x1FF;
        in.position(end);
        return new GreHeader(
                acknowledges ? reserved0 & ~ACKNOWLEDGMENT_IN_RESERVED0 : reserved0,
                version,
                EtherType.of(Wire.u16(in, start + 2)),
                hasChecksum ? OptionalInt.of(Wire.u16(in, start + 4)) : OptionalInt.empty(),
                hasRoute && !hasChecksum ? Wire.u16(in, start + 4) : 0,
                hasRoute || hasChecksum ? Wire.u16(in, start + 6) : 0,
                field(in, key, (first & KEY_PRESENT) != 0),
                field(in, sequenceNumber, (first & SEQUENCE_NUMBER_PRESENT) != 0),
                field(in, acknowledgmentNumber, acknowledges),
                Octets.copyOf(in, routing, end - routing));
    }

    /** {@return the index behind the null entry with which a source route ends} */
    private static int routeEnd(ByteBuffer in, int start, int routing) throws MalformedPacketException {
        for (int entry = routing; ; ) {
            Wire.require("GRE", in, start, entry + ROUTE_ENTRY_HEADER - start);
            int next = entry + ROUTE_ENTRY_HEADER + Wire.u8(in, entry + 3);
            if (Wire.u16(in, entry) == 0 && next == entry + ROUTE_ENTRY_HEADER) {
                return next;
            }
            entry = next;
        }
    }

    /** {@return whether some octets are a source route, no more and no less} */
    static boolean isRoute(Octets octets) {
        try {
            return routeEnd(octets.buffer(), 0, 0) == octets.size();
        } catch (MalformedPacketException e) {
            return false;
        }
    }

    private static MalformedPacketException unreadable(ByteBuffer in, int offset, String reason) {
        return MalformedPacketException.because("GRE", offset, reason, GreHeader.MIN_LENGTH, in.remaining());
    }

    private static int length(int first, int presentBit) {
        return (first & presentBit) != 0 ? 4 : 0;
    }

    private static OptionalLong field(ByteBuffer in, int index, boolean present) {
        return present ? OptionalLong.of(Wire.u32(in, index)) : OptionalLong.empty();
    }

    static void encode(GreHeader header, ByteBuffer out) {
        int index = Wire.claim(out, header.length());
        int first = (header.checksum().isPresent() ? CHECKSUM_PRESENT : 0)
                | (header.routing().isEmpty() ? 0 : ROUTING_PRESENT)
                | (header.key().isPresent() ? KEY_PRESENT : 0)
                | (header.sequenceNumber().isPresent() ? SEQUENCE_NUMBER_PRESENT : 0)
                | (header.acknowledgmentNumber().isPresent() ? ACKNOWLEDGMENT_NUMBER_PRESENT : 0);
        Wire.put16(out, index, first | header.reserved0() << 3 | header.version());
        Wire.put16(out, index + 2, header.protocolType().number());
        index += GreHeader.MIN_LENGTH;
        if (header.hasChecksumField()) {
            Wire.put16(out, index, header.checksum().orElse(header.unusedChecksum()));
            Wire.put16(out, index + 2, header.reserved1());
            index += 4;
        }
        index = put(out, index, header.key());
        index = put(out, index, header.sequenceNumber());
        index = put(out, index, header.acknowledgmentNumber());
        header.routing().encode(out, index);
    }

    private static int put(ByteBuffer out, int index, OptionalLong field) {
        if (field.isEmpty()) {
            return index;
        }
        Wire.put32(out, index, field.getAsLong());
        return index + 4;
    }
}
