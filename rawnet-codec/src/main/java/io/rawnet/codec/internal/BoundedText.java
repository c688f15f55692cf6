package io.rawnet.codec.internal;

import io.rawnet.codec.Octets;
import java.util.List;

/** Lists and octets that a stranger chose, as text of bounded length for one line. */
public final class BoundedText {

    private static final int MAX_CHARACTERS = 1000;
    private static final int MAX_OCTETS = 256;

    private BoundedText() {}

    /**
     * {@return the elements as text, or the first of them and how many more there are} About 1000 characters and one element are
     * shown.
     *
     * @param elements the elements
     * @param separator what stands between two of them
     * @param prefix what stands in front
     * @param suffix what stands behind
     */
    public static String join(List<?> elements, String separator, String prefix, String suffix) {
        StringBuilder text = new StringBuilder(prefix);
        int shown = 0;
        while (shown < elements.size() && text.length() < MAX_CHARACTERS) {
            text.append(shown > 0 ? separator : "").append(elements.get(shown++));
        }
        int more = elements.size() - shown;
        return (more == 0
                        ? text
                        : text.append(separator).append("and ").append(more).append(" more"))
                .append(suffix)
                .toString();
    }

    /**
     * {@return the octets in hexadecimal, or the first 256 of them and how many there are}
     *
     * @param octets the octets
     */
    public static String of(Octets octets) {
        return of(octets, MAX_OCTETS);
    }

    /**
     * {@return the octets in hexadecimal, or the first of them and how many there are}
     *
     * @param octets the octets
     * @param most how many are shown
     */
    public static String of(Octets octets, int most) {
        return octets.size() <= most
                ? "0x" + octets
                : "0x" + octets.slice(0, most) + "... (" + octets.size() + " octets)";
    }
}
