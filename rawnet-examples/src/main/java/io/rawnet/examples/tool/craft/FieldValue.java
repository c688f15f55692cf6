package io.rawnet.examples.tool.craft;

import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a field is in each of some packets: always the same, counted up, or random.
 *
 * @param first its value in the first packet; absent for the usual one
 * @param step how much more it is in each next packet; when it does not fit any more it starts again at 0
 * @param random whether it is random in each packet
 */
public record FieldValue(OptionalLong first, long step, boolean random) {
    /** Always the usual value. */
    public static final FieldValue USUAL = new FieldValue(OptionalLong.empty(), 0, false);

    private static final String RANDOM = "random";
    private static final String HEXADECIMAL = "0x";

    /**
     * {@return the value that a text stands for}
     *
     * @param text {@code random}, {@code N}, {@code +K} or {@code N+K}; N may be in hexadecimal, 0x1f
     * @throws NumberFormatException if it is something else
     */
    public static FieldValue of(String text) {
        if (text.equals(RANDOM)) {
            return new FieldValue(OptionalLong.empty(), 0, true);
        }
        int plus = text.indexOf('+');
        String first = plus < 0 ? text : text.substring(0, plus);
        return new FieldValue(
                plus == 0 ? OptionalLong.empty() : OptionalLong.of(number(first)),
                plus < 0 ? 0 : Long.parseLong(text.substring(plus + 1)),
                false);
    }

    private static long number(String text) {
        return text.startsWith(HEXADECIMAL)
                ? Long.parseLong(text.substring(HEXADECIMAL.length()), 16)
                : Long.parseLong(text);
    }

    /** {@return whether it may differ from packet to packet} */
    public boolean varies() {
        return random || step != 0;
    }

    /**
     * {@return the value in a packet} A first value that does not fit is returned as it is, for the header to refuse.
     *
     * @param index which packet, from 0 on
     * @param usual the first value if none was given
     * @param bits how long the field is, 1 to 62
     */
    public long at(long index, long usual, int bits) {
        long values = 1L << bits;
        if (random) {
            return ThreadLocalRandom.current().nextLong(values);
        }
        long start = first.orElse(usual);
        return index == 0 ? start : start + index * step & values - 1;
    }
}
