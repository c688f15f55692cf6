package io.rawnet.codec;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One protocol header, immutable and lossless: encoding a decoded header gives the octets it was decoded from, be they
 * sensible or not.
 *
 * <p>Only {@link #length()} and {@link #encode} are needed. The other methods tell a packet how this header goes together
 * with its neighbours; a header that has nothing to say there leaves them alone. They never throw for a header that was
 * decoded, whatever its octets.
 */
public interface Header extends Encodable {

    /** {@return the length of this header in octets, options and padding included} */
    @Override
    int length();

    /**
     * Writes exactly this header at the buffer's position and moves the position behind it. Nothing is computed: wrong
     * lengths and checksums are written as they are.
     *
     * @param out where to write; its byte order is ignored
     * @throws java.nio.BufferOverflowException if fewer than {@link #length()} octets remain; nothing was written
     * @throws java.nio.ReadOnlyBufferException if the buffer is read-only
     */
    @Override
    void encode(ByteBuffer out);

    /** {@return the numbers that announce this header, the usual one of each number space first; empty for none} */
    default List<Protocol> protocolNumbers() {
        return List.of();
    }

    /** {@return the number by which this header announces the next one; empty when what follows is plain data} */
    default Optional<Protocol> nextProtocol() {
        return Optional.empty();
    }

    /**
     * {@return the pseudo header for the transport header behind this one}
     *
     * @param enclosing the pseudo header that the headers before this one ask for
     */
    default Optional<PseudoHeader> pseudoHeader(Optional<PseudoHeader> enclosing) {
        return enclosing;
    }

    /** {@return whether what follows is a fragment, so that checksums over the whole can be neither checked nor made} */
    default boolean isFragment() {
        return false;
    }

    /**
     * {@return how many octets behind this header belong to it, as its length field declares, 0 or more; empty when it
     * has no such field or the field says "to the end"} A declared length smaller than the header itself counts as 0.
     */
    default OptionalInt declaredPayloadLength() {
        return OptionalInt.empty();
    }

    /**
     * {@return a copy with length, next-protocol and checksum fields filled in from what surrounds the header} The copy
     * has the same {@link #length()}, and completing it again changes nothing. Where there is an {@link #obstacle}, the copy
     * is as complete as can be: a packet asks for the obstacle first.
     *
     * @param context what stands before and behind this header
     */
    default Header completed(HeaderContext context) {
        return this;
    }

    /**
     * {@return why a field cannot be filled in by {@link #completed}; empty when all can}
     *
     * @param context what stands before and behind this header
     */
    default Optional<Obstacle> obstacle(HeaderContext context) {
        return Optional.empty();
    }

    /**
     * {@return the state of this header's checksum; empty when this protocol has none}
     *
     * @param context what stands before and behind this header
     */
    default Optional<ChecksumState> checksumState(HeaderContext context) {
        return Optional.empty();
    }

    /**
     * {@return each rule of its RFC that this header breaks although its structure is sound; empty when it breaks none}
     * Offsets count from the first octet of this header. A wrong checksum is reported by {@link #checksumState} alone, from
     * which a packet makes a violation too.
     *
     * @param context what stands before and behind this header
     */
    default List<Violation> violations(HeaderContext context) {
        return List.of();
    }

    /** {@return the header as one line of at most 4096 characters, whatever its octets} */
    @Override
    String toString();
}
