package io.rawnet.pcap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/** The octets of a capture file, read in chunks. Allocates memory for octets only as they arrive. */
final class CaptureInput implements Closeable {

    private static final int CHUNK = 1 << 16;

    private final ReadableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK).limit(0);
    private long discarded;

    CaptureInput(ReadableByteChannel channel) {
        this.channel = channel;
    }

    void order(ByteOrder order) {
        buffer.order(order);
    }

    ByteOrder order() {
        return buffer.order();
    }

    /** Octets from the start of the file to the next one read. */
    long offset() {
        return discarded + buffer.position();
    }

    boolean atEnd() throws IOException {
        return !buffer.hasRemaining() && !readMore();
    }

    /** Makes sure that this many octets, at most a chunk, can be read with the getters below. */
    void require(int length, String what) throws IOException {
        while (buffer.remaining() < length) {
            if (!readMore()) {
                throw cutShort(offset(), length, what, buffer.remaining());
            }
        }
    }

    int getOctet() {
        return Byte.toUnsignedInt(buffer.get());
    }

    int getShort() {
        return Short.toUnsignedInt(buffer.getShort());
    }

    long getInt() {
        return Integer.toUnsignedLong(buffer.getInt());
    }

    /** Skips octets that {@link #require} has made sure of. */
    void skip(int length) {
        buffer.position(buffer.position() + length);
    }

    /** The buffer with the octets read from the channel and not yet used; whoever uses them moves its position. */
    ByteBuffer unread() {
        return buffer;
    }

    /** Returns an integer at a distance from the next octet, without moving. */
    int peekInt(int distance) {
        return buffer.getInt(buffer.position() + distance);
    }

    /** Reads octets into a new array, which starts small and doubles while octets arrive. */
    byte[] octets(int length, String what) throws IOException {
        long start = offset();
        byte[] octets = new byte[Math.min(length, CHUNK)];
        int count = 0;
        while (count < length) {
            if (count == octets.length) {
                octets = Arrays.copyOf(octets, (int) Math.min(length, 2L * count));
            }
            if (atEnd()) {
                throw cutShort(start, length, what, count);
            }
            int part = Math.min(buffer.remaining(), octets.length - count);
            buffer.get(octets, count, part);
            count += part;
        }
        return octets;
    }

    private boolean readMore() throws IOException {
        discarded += buffer.position();
        buffer.compact();
        try {
            return channel.read(buffer) > 0;
        } finally {
            buffer.flip();
        }
    }

    private static MalformedCaptureException cutShort(long offset, int length, String what, int available) {
        return new MalformedCaptureException(offset, length + " octets of " + what, available + " octets");
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
