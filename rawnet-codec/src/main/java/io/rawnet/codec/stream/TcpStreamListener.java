package io.rawnet.codec.stream;

import io.rawnet.codec.flow.FlowDirection;
import java.nio.ByteBuffer;

/**
 * Is told what happens in the streams of a {@link TcpReassembler}. Forward is from the side that opened the connection, or
 * where its beginning was not seen, from the side that was seen first. What a listener throws goes through to who gave the
 * reassembler the packet; a listener must not give it packets itself.
 */
public interface TcpStreamListener {

    /**
     * A stream began.
     *
     * @param stream the stream
     * @param time the time of its first packet in nanoseconds
     */
    default void began(TcpStream stream, long time) {}

    /**
     * One side said more. Each octet is reported once, in the order of the sequence numbers.
     *
     * @param stream the stream
     * @param direction which side said it
     * @param data the octets from position to limit, read-only and only for the duration of the call: copy what you keep
     * @param time the time of the packet that brought them, in nanoseconds; it may be earlier than the one before, where data
     *     had to wait for others
     */
    void data(TcpStream stream, FlowDirection direction, ByteBuffer data, long time);

    /**
     * Some of what one side said is missing: it was not captured, or came too late.
     *
     * @param stream the stream
     * @param direction which side said it
     * @param octets how many octets are missing before those that are reported next, 1 or more
     * @param time when they were given up, in nanoseconds
     */
    default void missing(TcpStream stream, FlowDirection direction, long octets, long time) {}

    /**
     * A stream ended. All that waited for missing data has been reported; nothing more follows of this stream.
     *
     * @param stream the stream
     * @param end why it ended
     * @param time when it ended, in nanoseconds
     */
    default void ended(TcpStream stream, StreamEnd end, long time) {}
}
