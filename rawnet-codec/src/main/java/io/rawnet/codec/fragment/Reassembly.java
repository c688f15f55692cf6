package io.rawnet.codec.fragment;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.NotNull;

/** What became of a packet that was given to a reassembler. */
public sealed interface Reassembly {

    /** The packet is no fragment: it is whole as it is. */
    record NotAFragment() implements Reassembly {}

    /**
     * The fragment was kept; others are missing.
     *
     * @param fragments how many fragments of its packet are here
     * @param octets how many octets of fragmented data they carry
     */
    record Incomplete(int fragments, int octets) implements Reassembly {}

    /** The same fragment had been here before; it was passed over. */
    record Duplicate() implements Reassembly {}

    /**
     * The fragment was the last one missing.
     *
     * @param packet the whole packet, from its IP header's first octet
     */
    record Whole(Octets packet) implements Reassembly {

        public Whole {
            NotNull.check("packet", packet);
        }
    }

    /**
     * The fragment was thrown away, and where the reason says so everything of its packet with it.
     *
     * @param reason why
     * @param explanation the same for a person
     */
    record Rejected(Reason reason, String explanation) implements Reassembly {

        public Rejected {
            NotNull.check("reason", reason, "explanation", explanation);
        }

        Rejected(Reason reason) {
            this(reason, reason.explanation);
        }
    }

    /** Why a fragment was thrown away. */
    enum Reason {
        /** The IP or fragment header cannot be read, or the fragment is cut short. Only the fragment is lost. */
        MALFORMED(false, "the fragment is cut short"),
        /** The fragment carries nothing. Only the fragment is lost. */
        EMPTY(false, "the fragment carries no data"),
        /** It is not the last and its length is no multiple of 8 (RFC 8200 section 4.5). Only the fragment is lost. */
        NOT_A_MULTIPLE_OF_8(false, "the fragment is not the last and its length not a multiple of 8"),
        /** The whole would be longer than 65535 octets (RFC 8200 section 4.5). Only the fragment is lost. */
        BEYOND_65535(false, "the packet would be longer than 65535 octets"),
        /** The first IPv6 fragment lacks some of the packet's headers (RFC 7112). Only the fragment is lost. */
        HEADERS_CUT(false, "the first fragment does not have all headers"),
        /** It overlaps another without being the same (RFC 5722). The packet is discarded, later fragments included. */
        OVERLAP(true, "fragments overlap"),
        /** Fragments do not agree on where the packet ends. The packet is discarded, later fragments included. */
        CONFLICTING_END(true, "fragments do not agree where the packet ends"),
        /** There are more fragments than the limit. The packet is discarded, later fragments included. */
        TOO_MANY_FRAGMENTS(true, "there are too many fragments"),
        /** Some fragments saw congestion and others cannot have (RFC 3168 section 5.3). The packet is discarded. */
        INCONSISTENT_ECN(true, "some fragments met congestion, others are not ECN-capable"),
        /** The limit of memory is reached and this packet is the oldest. It is discarded. */
        NO_ROOM(true, "memory is used up and the packet is the oldest");

        private final boolean packetDiscarded;
        private final String explanation;

        Reason(boolean packetDiscarded, String explanation) {
            this.packetDiscarded = packetDiscarded;
            this.explanation = explanation;
        }

        /** {@return whether the other fragments of the packet were thrown away too} */
        public boolean isPacketDiscarded() {
            return packetDiscarded;
        }
    }
}
