package io.rawnet.codec.packet;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Header;
import io.rawnet.codec.internal.NotNull;

/**
 * One header of a packet and the state of its checksum.
 *
 * @param header the header
 * @param state what its checksum field says and what is to be thought of it
 */
public record LayerChecksum(Header header, ChecksumState state) {

    public LayerChecksum {
        NotNull.check("header", header, "state", state);
    }
}
