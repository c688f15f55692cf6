package io.rawnet.channel.socket;

import io.rawnet.channel.waiting.Arguments;
import java.nio.ByteBuffer;

/** What is asked of a caller's buffers before a packet is taken. */
public final class Buffers {
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private Buffers() {}

    /**
     * {@return the buffer, into which can be written}
     *
     * @param buffer destination of a packet
     * @param name the parameter's name
     * @throws NullPointerException if it is null
     * @throws IllegalArgumentException if it is read-only
     * @throws IllegalStateException if its arena was closed; {@code WrongThreadException} if its arena is another thread's (JDK 22 and later)
     */
    public static ByteBuffer requireWritable(ByteBuffer buffer, String name) {
        if (Arguments.require(buffer, name).isReadOnly()) {
            throw new IllegalArgumentException(name + " must not be read-only");
        }
        // nothing is written, but the JDK looks at the arena
        buffer.put(0, EMPTY, 0, 0);
        return buffer;
    }
}
