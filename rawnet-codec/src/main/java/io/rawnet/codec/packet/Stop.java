package io.rawnet.codec.packet;

import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.NotNull;
import java.util.Optional;

/**
 * Where the decoder stopped looking for headers, and why. Only {@link Reason#MALFORMED} speaks of a fault.
 *
 * @param reason why
 * @param offset the offset in octets, from the packet's first, of the first octet that is in no header
 * @param expected the number that announced what should have come next
 * @param explanation the same for a person
 */
public record Stop(Reason reason, int offset, Optional<Protocol> expected, String explanation) {

    /** Why the decoder stopped. */
    public enum Reason {
        /** The last header announces no other. */
        NO_FURTHER_HEADER,
        /** A header was announced that the decoder does not know. */
        UNKNOWN_PROTOCOL,
        /** The announced header could not be read: the packet is cut short or its lengths do not fit. */
        MALFORMED,
        /** What follows is a later fragment of a packet; it begins in the middle. */
        FRAGMENT,
        /** There are more headers than {@link PacketDecoder#MAX_HEADERS}. */
        TOO_DEEP
    }

    public Stop {
        NotNull.check("reason", reason, "expected", expected, "explanation", explanation);
    }

    @Override
    public String toString() {
        return explanation + " at octet " + offset;
    }
}
