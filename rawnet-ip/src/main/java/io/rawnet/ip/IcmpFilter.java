package io.rawnet.ip;

import io.rawnet.channel.socket.OptionType;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.linux.socket.KernelOption;
import io.rawnet.linux.socket.RawOptions;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Which types of ICMP messages a channel for ICMP or ICMPv6 receives (raw(7), ICMP_FILTER; RFC 3542 section 3.2, ICMPV6_FILTER). It is the
 * cheapest of all filters. The one of ICMP over IPv4 knows the types 0 to 31 only: all others are received whatever it says.
 */
public final class IcmpFilter {
    private static final int ICMP_SIZE = 4;
    private static final int ICMPV6_SIZE = 32;
    private static final int TYPES = 256;

    /** A bit for each type that is blocked, of which ICMP over IPv4 has 32, ICMPv6 256. */
    static final OptionType<IcmpFilter> OPTION_TYPE = OptionType.of(
            (socket, option) -> of(socket.get(option, size(option))),
            (socket, option, filter) -> socket.set(option, filter.toOctets(size(option))));

    private final BitSet blocked;

    private IcmpFilter(BitSet blocked) {
        this.blocked = blocked;
    }

    /** {@return the filter that lets all types through} */
    public static IcmpFilter acceptAll() {
        return new IcmpFilter(new BitSet());
    }

    /** {@return the filter that lets no type through} */
    public static IcmpFilter blockAll() {
        return acceptAll().blocking(IntStream.range(0, TYPES).toArray());
    }

    /**
     * {@return a copy that lets these types through too}
     *
     * @param types types, 0 to 255
     * @throws IllegalArgumentException if one is outside
     */
    public IcmpFilter accepting(int... types) {
        return with(false, types);
    }

    /**
     * {@return a copy that does not let these types through}
     *
     * @param types types, 0 to 255
     * @throws IllegalArgumentException if one is outside
     */
    public IcmpFilter blocking(int... types) {
        return with(true, types);
    }

    /**
     * {@return whether it lets a type through}
     *
     * @param type 0 to 255
     * @throws IllegalArgumentException if it is outside
     */
    public boolean accepts(int type) {
        return !blocked.get(Arguments.requireRange(type, 0, TYPES - 1, "type"));
    }

    private IcmpFilter with(boolean block, int... types) {
        BitSet changed = (BitSet) blocked.clone();
        for (int type : types) {
            changed.set(Arguments.requireRange(type, 0, TYPES - 1, "type"), block);
        }
        return new IcmpFilter(changed);
    }

    /** {@return the octets of {@code struct icmp_filter} or {@code struct icmp6_filter}} One bit a type, set for what is blocked. */
    private static int size(KernelOption option) {
        return option.equals(RawOptions.ICMP_FILTER) ? ICMP_SIZE : ICMPV6_SIZE;
    }

    /** {@return the kernel's structure of some size} */
    ByteBuffer toOctets(int size) {
        ByteBuffer words = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
        for (int type = 0; type < size * Byte.SIZE; type++) {
            int word = type / Integer.SIZE * Integer.BYTES;
            words.putInt(word, words.getInt(word) | (blocked.get(type) ? 1 << type % Integer.SIZE : 0));
        }
        return words;
    }

    /** {@return the filter of the kernel's structure, in native byte order} */
    static IcmpFilter of(ByteBuffer words) {
        BitSet blocked = new BitSet();
        for (int type = 0; type < words.remaining() * Byte.SIZE; type++) {
            int word = words.getInt(words.position() + type / Integer.SIZE * Integer.BYTES);
            blocked.set(type, (word >>> type % Integer.SIZE & 1) == 1);
        }
        return new IcmpFilter(blocked);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IcmpFilter that && blocked.equals(that.blocked);
    }

    @Override
    public int hashCode() {
        return blocked.hashCode();
    }

    /** {@return for instance {@code blocks {8, 13}}} */
    @Override
    public String toString() {
        return "blocks " + blocked;
    }
}
