package io.rawnet.codec.packet;

import io.rawnet.codec.ChecksumOffload;
import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.NetworkHeader;
import io.rawnet.codec.PseudoHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A header of a packet, where it lies, and what surrounds it.
 *
 * @param header the header
 * @param offset the index of its first octet in the packet
 * @param missing how many octets it declares that are not there
 * @param context what surrounds it
 */
record Layer(Header header, int offset, int missing, HeaderContext context) {

    /** The end of what belongs to a header when no header has declared a length. */
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    /** {@return the layers of a packet, outermost first} */
    static List<Layer> of(Packet packet) {
        List<Header> headers = packet.headers();
        ByteBuffer octets = packet.octets().buffer();
        List<Layer> layers = new ArrayList<>(headers.size());
        Optional<PseudoHeader> pseudoHeader = Optional.empty();
        boolean incomplete = false;
        boolean fragment = false;
        int offset = 0;
        int end = octets.capacity();
        int declaredEnd = UNBOUNDED;
        for (int i = 0; i < headers.size(); i++) {
            Header header = headers.get(i);
            int payload = offset + header.length();
            OptionalInt implied = fragment || declaredEnd == UNBOUNDED
                    ? OptionalInt.empty()
                    : OptionalInt.of(Math.max(0, declaredEnd - payload));
            OptionalInt declared = header.declaredPayloadLength();
            int missing = Extent.missing(declared, payload, end);
            if (declared.isPresent()) {
                incomplete = missing > 0; // what outer headers lack is behind the end that this one declares
            }
            declaredEnd = (int) Math.min(declaredEnd, (long) payload + declared.orElse(UNBOUNDED));
            end = Math.max(payload, Extent.end(declared, payload, end));
            HeaderContext context = new HeaderContext(
                    pseudoHeader,
                    incomplete,
                    headers.subList(0, i),
                    following(headers, i),
                    implied,
                    octets.limit(end).position(payload));
            layers.add(new Layer(header, offset, missing, context));
            pseudoHeader = header.pseudoHeader(pseudoHeader);
            fragment |= header.isFragment();
            incomplete |= header.isFragment();
            offset = payload;
        }
        return layers;
    }

    /** {@return the header behind another} */
    static Optional<Header> following(List<Header> headers, int index) {
        return index + 1 < headers.size() ? Optional.of(headers.get(index + 1)) : Optional.empty();
    }

    /**
     * {@return the state of the header's checksum}
     *
     * @param offload what the kernel says of transport checksums that do not match
     */
    Optional<ChecksumState> checksumState(ChecksumOffload offload) {
        return header.checksumState(context)
                .map(state -> offload == ChecksumOffload.NOT_YET_COMPUTED
                                && state.verdict() == ChecksumState.Verdict.INVALID
                                && !(header instanceof NetworkHeader)
                        ? state.withVerdict(ChecksumState.Verdict.NOT_YET_COMPUTED)
                        : state);
    }
}
