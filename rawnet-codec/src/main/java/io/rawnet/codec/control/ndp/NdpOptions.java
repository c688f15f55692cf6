package io.rawnet.codec.control.ndp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.BoundedText;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.option.OctetList;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The options of a neighbor discovery message, kept as octets and read when asked for. They reach to the end of the message.
 *
 * @param octets the options
 */
public record NdpOptions(Octets octets) implements OctetList<NdpOption> {

    /** No options. */
    public static final NdpOptions NONE = new NdpOptions(Octets.EMPTY);

    public NdpOptions {
        NotNull.check("octets", octets);
    }

    /**
     * {@return the given options in order}
     *
     * @param options the options
     */
    public static NdpOptions of(NdpOption... options) {
        return new NdpOptions(NdpOptionTypes.FORMAT.octets(options));
    }

    /**
     * {@return the options from an index of a buffer to its limit}
     *
     * @param in the buffer
     * @param index the absolute index of the first option
     * @throws IndexOutOfBoundsException if the index is behind the limit
     */
    public static NdpOptions at(ByteBuffer in, int index) {
        return new NdpOptions(Octets.copyOf(in, index, in.limit() - index));
    }

    /** {@return the options in order; a last one that cannot be read is {@link NdpOption.Malformed}} */
    @Override
    public List<NdpOption> list() {
        return NdpOptionTypes.FORMAT.read(octets);
    }

    /** {@return nothing when there are no options, else a space and {@link #toString()}: the end of a message's line} */
    public String suffix() {
        return octets.isEmpty() ? "" : " " + this;
    }

    /** {@return for instance {@code <source 02:00:00:00:00:01, mtu 1500>}} */
    @Override
    public String toString() {
        return BoundedText.join(list(), ", ", "<", ">");
    }
}
