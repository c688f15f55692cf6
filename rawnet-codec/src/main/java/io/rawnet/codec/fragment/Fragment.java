package io.rawnet.codec.fragment;

import io.rawnet.codec.Octets;
import java.nio.ByteBuffer;

/**
 * One fragment.
 *
 * @param offset where its data belong, in octets
 * @param more whether others follow
 * @param ecn the Explicit Congestion Notification bits of its IP header
 * @param packet the fragment from its IP header on
 * @param headers how many octets of it come before the data
 */
record Fragment(int offset, boolean more, int ecn, Octets packet, int headers) {

    private static final int MAX_LENGTH = 0xFFFF;

    int length() {
        return packet.size() - headers;
    }

    int end() {
        return offset + length();
    }

    ByteBuffer data() {
        return packet.buffer().position(headers);
    }

    /** {@return whether the other is this one once more; the IP headers may differ, in the time to live for instance} */
    boolean isSameAs(Fragment other) {
        return offset == other.offset && more == other.more && data().equals(other.data());
    }

    /**
     * {@return why this fragment is of no use on its own, or null}
     *
     * @param kept how many octets of its headers count towards the length of the whole
     */
    Reassembly.Reason fault(int kept) {
        if (length() == 0) {
            return Reassembly.Reason.EMPTY;
        }
        if (more && length() % 8 != 0) {
            return Reassembly.Reason.NOT_A_MULTIPLE_OF_8;
        }
        return kept + end() > MAX_LENGTH ? Reassembly.Reason.BEYOND_65535 : null;
    }
}
