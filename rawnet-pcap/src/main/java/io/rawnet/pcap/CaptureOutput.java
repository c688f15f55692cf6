package io.rawnet.pcap;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;

/** The octets of a capture file, collected in one buffer before they are written. */
final class CaptureOutput implements Closeable, Flushable {

    static final int CHUNK = 1 << 16;

    private final WritableByteChannel channel;
    private final Flushable below;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
    private boolean flushEachPacket;
    private long written;

    CaptureOutput(WritableByteChannel channel) {
        this(channel, () -> {});
    }

    CaptureOutput(OutputStream out) {
        this(Channels.newChannel(out), out);
    }

    private CaptureOutput(WritableByteChannel channel, Flushable below) {
        this.channel = channel;
        this.below = below;
    }

    void flushEachPacket(boolean on) throws IOException {
        flushEachPacket = on;
        endOfPacket();
    }

    /** Called at the end of each packet and block. */
    void endOfPacket() throws IOException {
        if (flushEachPacket) {
            flush();
        }
    }

    /** The octets given so far, those in the buffer included. */
    long length() {
        return written + buffer.position();
    }

    void order(ByteOrder order) {
        buffer.order(order);
    }

    /** Returns the buffer with room for this many octets, at most a chunk. */
    ByteBuffer room(int length) throws IOException {
        if (!channel.isOpen()) {
            throw new ClosedChannelException();
        }
        if (buffer.remaining() < length) {
            writeBuffer();
        }
        return buffer;
    }

    /** Writes the octets from position to limit; what is larger than the buffer goes out without a copy. */
    void put(ByteBuffer octets) throws IOException {
        if (octets.remaining() > buffer.remaining()) {
            writeBuffer();
        }
        if (octets.remaining() <= buffer.remaining()) {
            buffer.put(octets);
        } else {
            writeFully(octets);
        }
    }

    /** Writes what is in the buffer and flushes the stream below. */
    @Override
    public void flush() throws IOException {
        writeBuffer();
        below.flush();
    }

    private void writeBuffer() throws IOException {
        buffer.flip();
        try {
            writeFully(buffer);
        } finally {
            buffer.compact();
        }
    }

    private void writeFully(ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
            written += channel.write(octets);
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
