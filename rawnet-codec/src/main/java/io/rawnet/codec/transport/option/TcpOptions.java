package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The options of a TCP header, kept as octets and read when asked for.
 *
 * @param octets the options with their padding; a multiple of 4 octets, at most 40
 */
public record TcpOptions(Octets octets) {

    /** No options. */
    public static final TcpOptions NONE = new TcpOptions(Octets.EMPTY);

    /** The most octets that fit into a header. */
    public static final int MAX_LENGTH = 40;

    public TcpOptions {
        if (octets.size() > MAX_LENGTH || octets.size() % 4 != 0) {
            throw new IllegalArgumentException(
                    "options must be a multiple of 4 octets and at most 40, not " + octets.size());
        }
    }

    /**
     * {@return the given options in order, padded with zeros to a multiple of 4 octets}
     *
     * @param options the options
     * @throws IllegalArgumentException if they need more than 40 octets
     */
    public static TcpOptions of(TcpOption... options) {
        int length = 0;
        for (TcpOption option : options) {
            length += option.length();
        }
        if (length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "options need " + length + " octets, but a TCP header has room for " + MAX_LENGTH);
        }
        ByteBuffer out = ByteBuffer.allocate((length + 3) / 4 * 4);
        for (TcpOption option : options) {
            option.encode(out);
        }
        return new TcpOptions(Octets.copyOf(out.rewind()));
    }

    /** {@return the length in octets, padding included, 0 to 40} */
    public int length() {
        return octets.size();
    }

    /** {@return the options in order, an end of option list included, its padding not} */
    public List<TcpOption> list() {
        return TcpOption.parse(octets);
    }

    /**
     * {@return the first option of a type}
     *
     * @param <O> the type
     * @param type the type
     */
    public <O extends TcpOption> Optional<O> find(Class<O> type) {
        return list().stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** {@return for instance {@code <mss 1460,nop,wscale 7>}} */
    @Override
    public String toString() {
        return list().stream().map(TcpOption::toString).collect(Collectors.joining(",", "<", ">"));
    }
}
