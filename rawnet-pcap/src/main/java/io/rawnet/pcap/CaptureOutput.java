package io.rawnet.pcap;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;

/** The octets of a capture file, gathered in one buffer before they are written. */
final class CaptureOutput implements Closeable, Flushable {

    private static final int CHUNK = 1 << 16;

    private final WritableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);

    CaptureOutput(WritableByteChannel channel) {
        this.channel = channel;
    }

    void order(ByteOrder order) {
        buffer.order(order);
    }

    /** The buffer with room for this many octets, at most a chunk. */
    ByteBuffer room(int length) throws IOException {
        if (!channel.isOpen()) {
            throw new ClosedChannelException();
        }
        if (buffer.remaining() < length) {
            flush();
        }
        return buffer;
    }

    /** Writes what remains of the octets; what is larger than the buffer goes out without a copy. */
    void put(ByteBuffer octets) throws IOException {
        if (octets.remaining() > buffer.remaining()) {
            flush();
        }
        if (octets.remaining() <= buffer.remaining()) {
            buffer.put(octets);
        } else {
            drain(octets);
        }
    }

    @Override
    public void flush() throws IOException {
        buffer.flip();
        try {
            drain(buffer);
        } finally {
            buffer.compact();
        }
    }

    private void drain(ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
            channel.write(octets);
        }
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            flush();
        }
    }
}
