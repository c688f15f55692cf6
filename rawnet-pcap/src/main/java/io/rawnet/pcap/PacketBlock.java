package io.rawnet.pcap;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A packet with its time and options: what the enhanced and the obsolete packet block have in common. */
public abstract sealed class PacketBlock extends Block permits EnhancedPacketBlock, ObsoletePacketBlock {

    static final int FIELDS = 20;

    PacketBlock(long type, ByteBuffer body) {
        super(type, body);
    }

    /** Checks that a body has the fields and the packet data. */
    static void check(ByteBuffer body, String what, long offset) throws MalformedCaptureException {
        require(body, FIELDS, what, offset);
        long capturedLength = Integer.toUnsignedLong(body.getInt(body.position() + 12));
        require(body, FIELDS + (capturedLength + 3 & ~3L), what + " with its data", offset);
    }

    /** {@return number of the interface in its section, 0 to 2^32-1; in an obsolete packet block 0 to 65535} */
    public abstract long interfaceId();

    /** {@return units of the interface's resolution since its epoch, an unsigned 64-bit number} */
    public final long timestamp() {
        return timestampAt(4);
    }

    /** {@return octets captured, 0 to 2^31-1} */
    public final long capturedLength() {
        return unsigned32(12);
    }

    /** {@return octets of the packet on the wire, 0 to 2^32-1} */
    public final long originalLength() {
        return unsigned32(16);
    }

    /** {@return the octets captured, read-only} */
    public final ByteBuffer octets() {
        return octets(FIELDS, (int) capturedLength());
    }

    /** {@return the options} */
    public final BlockOptions options() {
        return optionsFrom(FIELDS + padded((int) capturedLength()));
    }

    /** {@return direction, kind of address and errors, epb_flags; empty if not given in four octets} */
    public final Optional<PacketFlags> flags() {
        return PacketFlags.in(options());
    }

    /** {@return interface and lengths, for display} */
    @Override
    public final String toString() {
        return "packet of interface " + interfaceId() + ", " + capturedLength() + " of " + originalLength() + " octets "
                + options();
    }
}
