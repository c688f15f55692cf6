package io.rawnet.codec.packet;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Obstacle;
import io.rawnet.codec.PseudoHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What came of completing the headers of a packet.
 *
 * @param headers the completed headers; without meaning where there is an obstacle
 * @param obstacle why it cannot be done, for the innermost header that cannot be completed
 */
record Completion(List<Header> headers, Optional<Obstacle> obstacle) {

    /**
     * Completes headers from the innermost out, so that outer checksums cover what inner headers became. Lengths are made to
     * fit the octets that are here, so only a fragment lacks any.
     *
     * @param packet the packet
     * @param enclosing the pseudo header that a header in front of the packet would ask for
     * @param beforeSegmentation whether lengths too long for their fields may be left to segmentation offload
     */
    static Completion of(Packet packet, Optional<PseudoHeader> enclosing, boolean beforeSegmentation) {
        List<Header> headers = packet.headers();
        List<Optional<PseudoHeader>> pseudoHeaders = new ArrayList<>(headers.size());
        Optional<PseudoHeader> pseudoHeader = enclosing;
        int firstFragment = headers.size();
        for (int i = 0; i < headers.size(); i++) {
            pseudoHeaders.add(pseudoHeader);
            pseudoHeader = headers.get(i).pseudoHeader(pseudoHeader);
            if (headers.get(i).isFragment()) {
                firstFragment = Math.min(firstFragment, i);
            }
        }
        ByteBuffer octets =
                ByteBuffer.allocate(packet.length() - packet.trailer().size());
        int payload = octets.capacity() - packet.payload().size();
        packet.payload().encode(octets, payload);
        Header[] completed = new Header[headers.size()];
        for (int i = completed.length - 1; i >= 0; i--) {
            Header header = headers.get(i);
            HeaderContext context = new HeaderContext(
                    pseudoHeaders.get(i),
                    i > firstFragment,
                    headers.subList(0, i),
                    Layer.following(headers, i),
                    OptionalInt.empty(),
                    octets.position(payload));
            Optional<Obstacle> obstacle = header.obstacle(context);
            if (obstacle.isPresent() && !(beforeSegmentation && obstacle.get().leftToSegmentation())) {
                return new Completion(headers, obstacle);
            }
            completed[i] = header.completed(context);
            payload -= header.length();
            completed[i].encode(octets.position(payload));
        }
        return new Completion(List.of(completed), Optional.empty());
    }

    /** {@return the completed headers} */
    List<Header> orElseThrow() {
        if (obstacle.isPresent()) {
            throw new IllegalArgumentException(obstacle.get().explanation());
        }
        return headers;
    }
}
