package io.rawnet.codec.tunnel;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Obstacle;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Generic Routing Encapsulation header: version 0 (RFC 2784, with key and sequence number of RFC 2890, and the source route of
 * RFC 1701) and version 1, which PPTP uses (RFC 2637 section 4.1).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-----------------+-----+-------------------------------+
 * |C|R|K|S|    Reserved0    | Ver |         Protocol Type         |
 * +-+-+-+-+-----------------+-----+-------------------------------+
 * |    Checksum (if C or R)       |     Reserved1 (if C or R)     |
 * +-------------------------------+-------------------------------+
 * |                          Key (if K)                           |
 * +---------------------------------------------------------------+
 * |                    Sequence Number (if S)                     |
 * +---------------------------------------------------------------+
 * |        Acknowledgment Number (version 1, if A, bit 8)         |
 * +---------------------------------------------------------------+
 * |                  Routing (version 0, if R) ...                |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * <p>Other versions, and version 1 with R set, are not read: their headers are malformed here.
 *
 * @param reserved0 bits 4 to 12 as they stand, bit 12 lowest, 0 to 511; in version 1 bit 8 belongs to the acknowledgment
 *     number and is 0 here
 * @param version 0 or 1
 * @param protocolType what follows
 * @param checksum checksum over header and payload, 0 to 65535, where there is one
 * @param unusedChecksum the bits of the checksum field where a source route makes room for it and C is not set, 0 to 65535;
 *     elsewhere 0
 * @param reserved1 the 16 bits behind the checksum field, 0 to 65535, with a source route the offset of its active entry
 *     (RFC 1701); 0 where there is no such field
 * @param key in version 0 which of the flows between two routers the packet is of, 0 to 2^32-1; in version 1 the payload
 *     length in its upper and the call in its lower half
 * @param sequenceNumber the packet's number, 0 to 2^32-1, where it has one
 * @param acknowledgmentNumber the highest number received, 0 to 2^32-1; in version 1 only
 * @param routing the entries of a source route as they stand, the last of them null (RFC 1701); empty where R is not set
 */
public record GreHeader(
        int reserved0,
        int version,
        EtherType protocolType,
        OptionalInt checksum,
        int unusedChecksum,
        int reserved1,
        OptionalLong key,
        OptionalLong sequenceNumber,
        OptionalLong acknowledgmentNumber,
        Octets routing)
        implements Header {

    /** The length of a header without checksum, key and numbers, in octets. */
    public static final int MIN_LENGTH = 4;

    /** Bits 4 and 5, which a receiver of version 0 must not pass over (RFC 2784 section 2.3). */
    private static final int MUST_BE_ZERO = 0x180;

    private static final int CHECKSUM = 4;

    public GreHeader {
        NotNull.check("protocolType", protocolType);
        Range.check("reserved0", reserved0, 0x1FF);
        Range.check("version", version, 1);
        checksum.ifPresent(value -> Range.u16("checksum", value));
        Range.check("unusedChecksum", unusedChecksum, routing.isEmpty() || checksum.isPresent() ? 0 : 0xFFFF);
        Range.check("reserved1", reserved1, routing.isEmpty() && checksum.isEmpty() ? 0 : 0xFFFF);
        key.ifPresent(value -> Range.u32("key", value));
        sequenceNumber.ifPresent(value -> Range.u32("sequenceNumber", value));
        acknowledgmentNumber.ifPresent(value -> Range.u32("acknowledgmentNumber", value));
        if (version == 0 && acknowledgmentNumber.isPresent()) {
            throw new IllegalArgumentException("acknowledgmentNumber is of version 1 only");
        }
        if (version == 1 && (reserved0 & GreWire.ACKNOWLEDGMENT_IN_RESERVED0) != 0) {
            throw new IllegalArgumentException("reserved0 must not have bit 8 set in version 1");
        }
        if (!routing.isEmpty() && (version == 1 || !GreWire.isRoute(routing))) {
            throw new IllegalArgumentException("routing must be of version 0, entries of which the last alone is null");
        }
    }

    /**
     * {@return a header of version 0 with no checksum, key or sequence number}
     *
     * @param protocolType what follows
     */
    public static GreHeader of(EtherType protocolType) {
        return of(0, protocolType, OptionalLong.empty());
    }

    /**
     * {@return a header of version 1 before a PPP frame, its payload length still 0, without numbers}
     *
     * @param call the receiver's number of the call, 0 to 65535
     * @throws IllegalArgumentException if it is outside
     */
    public static GreHeader pptp(int call) {
        Range.u16("call", call);
        return of(1, EtherType.PPP, OptionalLong.of(call));
    }

    private static GreHeader of(int version, EtherType type, OptionalLong key) {
        OptionalLong absent = OptionalLong.empty();
        return new GreHeader(0, version, type, OptionalInt.empty(), 0, 0, key, absent, absent, Octets.EMPTY);
    }

    private GreHeader with(
            EtherType type,
            OptionalInt sum,
            OptionalLong call,
            OptionalLong sent,
            OptionalLong received,
            Octets route) {
        int unused = sum.isPresent() ? 0 : unusedChecksum;
        return new GreHeader(reserved0, version, type, sum, unused, reserved1, call, sent, received, route);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets
     * @return the header
     * @throws MalformedPacketException if the octets are fewer than 4 or than the present bits ask for, the version is
     *     neither 0 nor 1, or there is a source route in version 1
     */
    public static GreHeader decode(ByteBuffer in) throws MalformedPacketException {
        return GreWire.decode(in);
    }

    @Override
    public int length() {
        return MIN_LENGTH
                + (hasChecksumField() ? 4 : 0)
                + (key.isPresent() ? 4 : 0)
                + (sequenceNumber.isPresent() ? 4 : 0)
                + (acknowledgmentNumber.isPresent() ? 4 : 0)
                + routing.size();
    }

    /** Whether there is room for a checksum and the 16 bits behind it. */
    boolean hasChecksumField() {
        return checksum.isPresent() || !routing.isEmpty();
    }

    @Override
    public void encode(ByteBuffer out) {
        GreWire.encode(this, out);
    }

    /**
     * {@return a copy with a checksum field, right or not}
     *
     * @param checksum 0 to 65535; {@link #completed} computes it
     * @throws IllegalArgumentException if it is outside
     */
    public GreHeader withChecksum(int checksum) {
        return with(protocolType, OptionalInt.of(checksum), key, sequenceNumber, acknowledgmentNumber, routing);
    }

    /**
     * {@return a copy with a checksum that header and payload ask for (RFC 2784 section 2.5)}
     *
     * @param payload what follows the header, from position to limit; not moved
     */
    public GreHeader withChecksum(ByteBuffer payload) {
        return withChecksum(ControlMessage.checksum(withChecksum(0), payload, CHECKSUM));
    }

    /**
     * {@return a copy with a key (RFC 2890 section 2.1)}
     *
     * @param key 0 to 2^32-1
     * @throws IllegalArgumentException if it is outside
     */
    public GreHeader withKey(long key) {
        return with(protocolType, checksum, OptionalLong.of(key), sequenceNumber, acknowledgmentNumber, routing);
    }

    /**
     * {@return a copy with a sequence number (RFC 2890 section 2.2)}
     *
     * @param sequenceNumber 0 to 2^32-1
     * @throws IllegalArgumentException if it is outside
     */
    public GreHeader withSequenceNumber(long sequenceNumber) {
        return with(protocolType, checksum, key, OptionalLong.of(sequenceNumber), acknowledgmentNumber, routing);
    }

    /**
     * {@return a copy with an acknowledgment number (RFC 2637 section 4.1)}
     *
     * @param acknowledgmentNumber 0 to 2^32-1
     * @throws IllegalArgumentException if it is outside, or the version is 0
     */
    public GreHeader withAcknowledgmentNumber(long acknowledgmentNumber) {
        return with(protocolType, checksum, key, sequenceNumber, OptionalLong.of(acknowledgmentNumber), routing);
    }

    /**
     * {@return a copy with a source route (RFC 1701)}
     *
     * @param routing the entries as they stand, the last of them null
     * @throws IllegalArgumentException if they end otherwise, or the version is 1
     */
    public GreHeader withRouting(Octets routing) {
        return with(protocolType, checksum, key, sequenceNumber, acknowledgmentNumber, routing);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.GRE);
    }

    @Override
    public Optional<Protocol> nextProtocol() {
        return Optional.of(protocolType);
    }

    /** {@return the payload length that version 1 keeps in the key} */
    @Override
    public OptionalInt declaredPayloadLength() {
        return version == 1 && key.isPresent() ? OptionalInt.of((int) (key.getAsLong() >>> 16)) : OptionalInt.empty();
    }

    /** {@return a copy with protocol type, payload length in version 1, and the checksum if there is one, filled in} */
    @Override
    public GreHeader completed(HeaderContext context) {
        ByteBuffer payload = context.payload();
        GreHeader completed = with(
                context.followingNumber(protocolType), checksum, key, sequenceNumber, acknowledgmentNumber, routing);
        if (version == 1 && key.isPresent()) {
            long length = Math.min(0xFFFF, payload.remaining());
            completed = completed.withKey(length << 16 | key.getAsLong() & 0xFFFF);
        }
        return checksum.isPresent() && !context.incomplete() ? completed.withChecksum(payload) : completed;
    }

    @Override
    public Optional<Obstacle> obstacle(HeaderContext context) {
        return version == 1 && key.isPresent()
                ? Obstacle.toLength(
                        "GRE", "key: payload length", context.payload().remaining(), 0xFFFF)
                : Optional.empty();
    }

    @Override
    public Optional<ChecksumState> checksumState(HeaderContext context) {
        return checksum.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        ControlMessage.checksumState(this, checksum.getAsInt(), context, "RFC 2784 2.5", CHECKSUM));
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        Violations found = new Violations();
        if (version == 1 && reserved0 != 0) {
            found.add("RFC 2637 4.1", 0, "a bit of recursion control or flags is set");
        } else if ((reserved0 & MUST_BE_ZERO) != 0 || !routing.isEmpty()) {
            found.add("RFC 2784 2.3", 0, "a reserved bit among bits 1 to 5 is set");
        } else if (reserved0 != 0) {
            found.add("RFC 2784 2.3", 0, "a reserved bit is set");
        }
        boolean reserved = reserved1 != 0 && routing.isEmpty();
        found.addIf(reserved, "RFC 2784 2.6", 6, "the reserved field behind the checksum is not 0");
        if (version == 1) {
            found.addIf(checksum.isPresent(), "RFC 2637 4.1", 0, "version 1 has no checksum");
            found.addIf(key.isEmpty(), "RFC 2637 4.1", 0, "version 1 must have a key");
            boolean isPpp = protocolType.equals(EtherType.PPP);
            found.addIf(!isPpp, "RFC 2637 4.1", 2, "version 1 carries PPP, not " + protocolType);
        }
        return found.list();
    }

    /** {@return for instance {@code GRE IPv4 key 0x7 seq 1}} */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(version == 0 ? "GRE " : "GREv1 ").append(protocolType);
        key.ifPresent(
                value -> line.append(version == 0 ? " key 0x" + Long.toHexString(value) : " call " + (value & 0xFFFF)));
        sequenceNumber.ifPresent(value -> line.append(" seq ").append(value));
        acknowledgmentNumber.ifPresent(value -> line.append(" ack ").append(value));
        line.append(routing.isEmpty() ? "" : " source route");
        return line.toString();
    }
}
