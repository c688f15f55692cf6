package io.rawnet.codec;

import java.nio.ByteBuffer;

/** Reads one header. {@code TcpHeader::decode} is one; so is a lambda for a protocol of your own. */
@FunctionalInterface
public interface HeaderDecoder {

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param in the octets, from the header's first to the end of what was received; its byte order is ignored
     * @return the header
     * @throws MalformedPacketException if the octets are too few or their lengths do not fit; the position is unchanged
     */
    Header decode(ByteBuffer in) throws MalformedPacketException;
}
