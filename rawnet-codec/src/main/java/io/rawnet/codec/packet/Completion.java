package io.rawnet.codec.packet;

import io.rawnet.codec.Header;
import io.rawnet.codec.Obstacle;
import java.util.List;
import java.util.Optional;

/**
 * What came of completing the headers of a packet.
 *
 * @param headers the completed headers; without meaning where there is an obstacle
 * @param obstacle why it cannot be done, for the innermost header that cannot be completed
 */
record Completion(List<Header> headers, Optional<Obstacle> obstacle) {

    /** {@return the completed headers} */
    List<Header> orElseThrow() {
        if (obstacle.isPresent()) {
            throw new IllegalArgumentException(obstacle.get().explanation());
        }
        return headers;
    }
}
