package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.option.HeaderOptions;
import java.nio.ByteBuffer;
import java.util.List;

/** The options of a TCP header, kept as octets and read when asked for (RFC 9293 section 3.1). */
public final class TcpOptions extends HeaderOptions<TcpOption> {

    /** No options. */
    public static final TcpOptions NONE = new TcpOptions(Octets.EMPTY);

    /**
     * Options as they are on the wire.
     *
     * @param octets the options with their padding; a multiple of 4 octets, at most 40
     * @throws IllegalArgumentException if they are more or not a multiple of 4
     */
    public TcpOptions(Octets octets) {
        this(octets.buffer(), 0, octets.size());
    }

    private TcpOptions(ByteBuffer buffer, int index, int length) {
        super(buffer, index, length);
    }

    /**
     * {@return a copy of the options at an index of a buffer}
     *
     * @param buffer the buffer
     * @param index the absolute index of the first octet
     * @param length how many octets, padding included; a multiple of 4, at most 40
     * @throws IllegalArgumentException if they are more or not a multiple of 4
     * @throws IndexOutOfBoundsException if the buffer does not have them
     */
    public static TcpOptions copyOf(ByteBuffer buffer, int index, int length) {
        NotNull.check("buffer", buffer);
        return length == 0 ? NONE : new TcpOptions(buffer, index, length);
    }

    /**
     * {@return the given options in order, padded with zeros to a multiple of 4 octets}
     *
     * @param options the options
     * @throws IllegalArgumentException if they need more than 40 octets
     */
    public static TcpOptions of(TcpOption... options) {
        return new TcpOptions(padded("a TCP header", options));
    }

    @Override
    public List<TcpOption> list() {
        return TcpOption.parse(octets());
    }
}
