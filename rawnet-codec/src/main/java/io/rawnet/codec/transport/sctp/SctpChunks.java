package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.option.OctetList;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The chunks of an SCTP packet, kept as octets and read when asked for (RFC 9260 section 3.2).
 *
 * @param octets the chunks, each with the padding behind it
 */
public record SctpChunks(Octets octets) implements OctetList<SctpChunk> {

    /** No chunks. */
    public static final SctpChunks NONE = new SctpChunks(Octets.EMPTY);

    public SctpChunks {
        NotNull.check("octets", octets);
    }

    /**
     * {@return the given chunks in order, each padded with zeros to a multiple of 4 octets}
     *
     * @param chunks the chunks
     */
    public static SctpChunks of(SctpChunk... chunks) {
        Octets octets = SctpFormats.CHUNK.octets(chunks);
        ByteBuffer out = ByteBuffer.allocate(padded(octets.size()));
        octets.encode(out, 0);
        return new SctpChunks(Octets.copyOf(out));
    }

    /** {@return a length rounded up to a multiple of 4 octets} */
    static int padded(int length) {
        return length + 3 & ~3;
    }

    /** {@return the chunks in order, without padding} Octets whose length cannot be right are a last, malformed chunk. */
    @Override
    public List<SctpChunk> list() {
        return SctpFormats.CHUNK.read(octets);
    }

    /** {@return each chunk in brackets, a blank before it} */
    @Override
    public String toString() {
        return list().isEmpty() ? "" : BoundedText.join(list(), "] [", " [", "]");
    }
}
