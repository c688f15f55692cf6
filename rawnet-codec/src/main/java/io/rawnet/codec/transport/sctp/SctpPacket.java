package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.TransportHeader;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * SCTP packet: the common header and its chunks (RFC 9260 section 3). Chunks carry the user's data too, so that nothing
 * follows them.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+-------------------------------+
 * |      Source Port Number       |    Destination Port Number    |
 * +-------------------------------+-------------------------------+
 * |                       Verification Tag                        |
 * +---------------------------------------------------------------+
 * |                           Checksum                            |
 * +---------------------------------------------------------------+
 * |                          Chunks ...                           |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param sourcePort source port, 0 to 65535
 * @param destinationPort destination port, 0 to 65535
 * @param verificationTag verification tag, by which the receiver knows its association, 0 to 2^32-1
 * @param checksum CRC32c of the packet as it stands on the wire, 0 to 2^32-1
 * @param chunks the chunks with their padding
 */
public record SctpPacket(int sourcePort, int destinationPort, long verificationTag, long checksum, SctpChunks chunks)
        implements TransportHeader {

    /** The length of the common header in octets. */
    public static final int COMMON_HEADER_LENGTH = 12;

    public SctpPacket {
        NotNull.check("chunks", chunks);
        Range.u16("sourcePort", sourcePort);
        Range.u16("destinationPort", destinationPort);
        Range.u32("verificationTag", verificationTag);
        Range.u32("checksum", checksum);
    }

    /**
     * {@return a packet with the right checksum}
     *
     * @param sourcePort source port, 0 to 65535
     * @param destinationPort destination port, 0 to 65535
     * @param verificationTag the receiver's tag, 0 to 2^32-1; 0 with an INIT
     * @param chunks the chunks in order
     */
    public static SctpPacket of(int sourcePort, int destinationPort, long verificationTag, SctpChunk... chunks) {
        return new SctpPacket(sourcePort, destinationPort, verificationTag, 0, SctpChunks.of(chunks)).withChecksum();
    }

    /**
     * Decodes the packet between the buffer's position and limit and moves the position to the limit.
     *
     * @param in the octets
     * @return the packet
     * @throws MalformedPacketException if there are fewer than 12 octets; chunks are kept whatever they are
     */
    public static SctpPacket decode(ByteBuffer in) throws MalformedPacketException {
        Wire.require("SCTP", in, COMMON_HEADER_LENGTH);
        int start = in.position();
        int chunks = start + COMMON_HEADER_LENGTH;
        SctpPacket packet = new SctpPacket(
                Wire.u16(in, start),
                Wire.u16(in, start + 2),
                Wire.u32(in, start + 4),
                Wire.u32(in, start + 8),
                new SctpChunks(Octets.copyOf(in, chunks, in.limit() - chunks)));
        in.position(in.limit());
        return packet;
    }

    @Override
    public int length() {
        return COMMON_HEADER_LENGTH + chunks.length();
    }

    @Override
    public void encode(ByteBuffer out) {
        int start = Wire.claim(out, length());
        Wire.put16(out, start, sourcePort);
        Wire.put16(out, start + 2, destinationPort);
        Wire.put32(out, start + 4, verificationTag);
        Wire.put32(out, start + 8, checksum);
        chunks.octets().encode(out, start + COMMON_HEADER_LENGTH);
    }

    @Override
    public List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.SCTP);
    }

    /** {@return a copy with the right checksum (RFC 9260 section 6.8)} */
    public SctpPacket withChecksum() {
        return withChecksum(computeChecksum(HeaderContext.NONE));
    }

    private SctpPacket withChecksum(long computed) {
        return new SctpPacket(sourcePort, destinationPort, verificationTag, computed, chunks);
    }

    private long computeChecksum(HeaderContext context) {
        ByteBuffer zeroed = ByteBuffer.allocate(length());
        encode(zeroed);
        Wire.put32(zeroed, 8, 0);
        CRC32C crc = new CRC32C();
        crc.update(zeroed.flip());
        crc.update(context.payload());
        // RFC 9260 appendix A: the CRC goes out with its least significant octet first
        return Integer.reverseBytes((int) crc.getValue()) & 0xFFFF_FFFFL;
    }

    /** {@return a copy with the checksum filled in, where the packet is whole} */
    @Override
    public SctpPacket completed(HeaderContext context) {
        return context.incomplete() ? this : withChecksum(computeChecksum(context));
    }

    /**
     * {@return the state of the checksum} A 0 is judged as any other value: a single packet does not show whether the two
     * ends have agreed to use no checksum (RFC 9653).
     */
    @Override
    public Optional<ChecksumState> checksumState(HeaderContext context) {
        ChecksumState state = context.incomplete()
                ? ChecksumState.notCompared(ChecksumState.Verdict.UNVERIFIABLE, checksum)
                : ChecksumState.compare(checksum, computeChecksum(context));
        return Optional.of(state.at("RFC 9260 6.8", 8));
    }

    @Override
    public List<Violation> violations(HeaderContext context) {
        return SctpRules.violations(this, context);
    }

    /**
     * {@return whether the ports are those of the request, swapped, and the verification tag is the initiate tag of an INIT (RFC 9260
     * sections 8.4 and 8.5.1)}
     */
    @Override
    public boolean answers(Header request, int requestPayload) {
        return TransportHeader.super.answers(request, requestPayload)
                && request instanceof SctpPacket packet
                && verificationTag == packet.initiateTag().orElse(verificationTag);
    }

    private OptionalLong initiateTag() {
        return chunks.find(InitChunk.class)
                .filter(chunk -> chunk.type() == SctpChunk.INIT)
                .map(init -> OptionalLong.of(init.initiateTag()))
                .orElse(OptionalLong.empty());
    }

    /** {@return for instance {@code SCTP 36412 > 5000 tag 0x1 [INIT tag 0x2 tsn 7 streams 10/10 rwnd 65535]}} */
    @Override
    public String toString() {
        return "SCTP " + sourcePort + " > " + destinationPort + " tag 0x" + Long.toHexString(verificationTag) + chunks;
    }
}
