package io.rawnet.codec;

import java.nio.ByteBuffer;

/** What can be written as octets: a {@link Header}, a part of one, or a whole packet. */
public interface Encodable {

    /** {@return how many octets {@link #encode} writes} */
    int length();

    /**
     * Writes the octets at the buffer's position and moves the position behind them.
     *
     * @param out where to write; its byte order is ignored
     * @throws java.nio.BufferOverflowException if fewer than {@link #length()} octets remain; nothing was written
     * @throws java.nio.ReadOnlyBufferException if the buffer is read-only
     */
    void encode(ByteBuffer out);

    /** {@return the octets that {@link #encode} writes} */
    default Octets octets() {
        ByteBuffer out = ByteBuffer.allocate(length());
        encode(out);
        return Octets.wrap(out.array());
    }
}
