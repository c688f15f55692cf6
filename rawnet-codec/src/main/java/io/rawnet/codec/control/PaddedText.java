package io.rawnet.codec.control;

import io.rawnet.codec.Octets;
import java.nio.charset.StandardCharsets;

/** Interface names as extension objects carry them: UTF-8 with zeros behind it (RFC 5837 section 4.3, RFC 8335 section 2.1). */
final class PaddedText {

    private PaddedText() {}

    /** {@return the text; what is not printable comes out as a question mark, for a stranger wrote it} */
    static String of(Octets octets) {
        int end = octets.size();
        while (end > 0 && octets.get(end - 1) == 0) {
            end--;
        }
        String text = new String(octets.slice(0, end).toArray(), StandardCharsets.UTF_8);
        return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    }
}
