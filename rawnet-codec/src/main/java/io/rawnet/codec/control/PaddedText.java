package io.rawnet.codec.control;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.RemoteText;

/** Interface names as extension objects carry them: UTF-8 with zeros behind it (RFC 5837 section 4.3, RFC 8335 section 2.1). */
final class PaddedText {

    private PaddedText() {}

    /** {@return the text; what is not printable comes out as a question mark, for a stranger wrote it} */
    static String of(Octets octets) {
        int end = octets.size();
        while (end > 0 && octets.get(end - 1) == 0) {
            end--;
        }
        return RemoteText.of(octets.slice(0, end));
    }
}
