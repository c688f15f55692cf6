package io.rawnet.codec.transport.sctp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.option.ElementList;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The chunks of an SCTP packet, kept as octets and read when asked for (RFC 9260 section 3.2).
 *
 * @param octets the chunks, each with the padding behind it
 */
public record SctpChunks(Octets octets) implements ElementList<SctpChunk> {

    /** No chunks. */
    public static final SctpChunks NONE = new SctpChunks(Octets.EMPTY);

    /**
     * {@return the given chunks in order, each padded with zeros to a multiple of 4 octets}
     *
     * @param chunks the chunks
     */
    public static SctpChunks of(SctpChunk... chunks) {
        int length = 0;
        for (SctpChunk chunk : chunks) {
            length += padded(chunk.length());
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        for (SctpChunk chunk : chunks) {
            int start = out.position();
            chunk.encode(out);
            out.position(start + padded(chunk.length()));
        }
        return new SctpChunks(Octets.copyOf(out.flip()));
    }

    /** {@return a length rounded up to a multiple of 4 octets} */
    static int padded(int length) {
        return length + 3 & ~3;
    }

    /** {@return the length in octets, padding included} */
    public int length() {
        return octets.size();
    }

    /** {@return the chunks in order, without padding} Octets whose lengths lead nowhere are a last, malformed chunk. */
    @Override
    public List<SctpChunk> list() {
        ByteBuffer in = octets.buffer();
        List<SctpChunk> chunks = new ArrayList<>();
        while (in.hasRemaining()) {
            int start = in.position();
            SctpChunk chunk = read(in);
            chunks.add(chunk);
            in.position(Math.min(in.limit(), start + padded(chunk.length())));
        }
        return List.copyOf(chunks);
    }

    private static SctpChunk read(ByteBuffer in) {
        int start = in.position();
        int length = in.remaining() < SctpChunk.HEADER_LENGTH ? 0 : Wire.u16(in, start + 2);
        if (length < SctpChunk.HEADER_LENGTH || length > in.remaining()) {
            return new MalformedChunk(Octets.copyOf(in));
        }
        int type = Wire.u8(in, start);
        ByteBuffer value = in.slice(start + SctpChunk.HEADER_LENGTH, length - SctpChunk.HEADER_LENGTH);
        return suits(type, value)
                ? typed(type, Wire.u8(in, start + 1), value)
                : opaque(type, Wire.u8(in, start + 1), value);
    }

    private static boolean suits(int type, ByteBuffer value) {
        return switch (type) {
            case SctpChunk.DATA -> DataChunk.suits(value);
            case SctpChunk.INIT, SctpChunk.INIT_ACK -> InitChunk.suits(value);
            case SctpChunk.SACK -> SackChunk.suits(value);
            case SctpChunk.SHUTDOWN -> ShutdownChunk.suits(value);
            case SctpChunk.COOKIE_ACK, SctpChunk.SHUTDOWN_ACK, SctpChunk.SHUTDOWN_COMPLETE -> value.capacity() == 0;
            default -> true;
        };
    }

    private static SctpChunk typed(int type, int flags, ByteBuffer value) {
        return switch (type) {
            case SctpChunk.DATA -> DataChunk.read(flags, value);
            case SctpChunk.INIT, SctpChunk.INIT_ACK -> InitChunk.read(type, flags, value);
            case SctpChunk.SACK -> SackChunk.read(flags, value);
            case SctpChunk.HEARTBEAT, SctpChunk.HEARTBEAT_ACK ->
                new HeartbeatChunk(type, flags, new SctpParameters(Octets.copyOf(value)));
            case SctpChunk.ABORT -> new AbortChunk(flags, new SctpErrorCauses(Octets.copyOf(value)));
            case SctpChunk.SHUTDOWN -> ShutdownChunk.read(flags, value);
            case SctpChunk.ERROR -> new ErrorChunk(flags, new SctpErrorCauses(Octets.copyOf(value)));
            case SctpChunk.COOKIE_ECHO -> new CookieEchoChunk(flags, Octets.copyOf(value));
            case SctpChunk.COOKIE_ACK, SctpChunk.SHUTDOWN_ACK, SctpChunk.SHUTDOWN_COMPLETE ->
                new BareChunk(type, flags);
            default -> opaque(type, flags, value);
        };
    }

    private static SctpChunk opaque(int type, int flags, ByteBuffer value) {
        return new OpaqueChunk(type, flags, Octets.copyOf(value));
    }

    /** {@return each chunk in brackets, a blank before it} */
    @Override
    public String toString() {
        return list().stream().map(chunk -> " [" + chunk + "]").collect(Collectors.joining());
    }
}
