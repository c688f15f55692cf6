package io.rawnet.xdp;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A frame with a packet in it, which an {@link XdpSocket} has received into its memory. Nothing is copied. It is the program's until it is
 * {@linkplain #close released} or {@linkplain XdpSocket#forward forwarded}; then the kernel fills its memory again. Frames are released in any
 * order, by any thread.
 *
 * <p>Every method but {@link #close} throws {@link IllegalStateException} once the frame was released or forwarded, or its socket closed. So that
 * receiving allocates nothing, a socket uses this object again, but not before it has received 1,024 more packets: do not keep it until then.
 */
public final class XdpFrame implements AutoCloseable {
    private final Receiving home;
    private final int number;
    private final Optional<XdpFrame> present = Optional.of(this);
    private Chunk chunk;
    private int offset;
    private int length;
    private volatile boolean held;

    XdpFrame(Receiving home, int number) {
        this.home = home;
        this.number = number;
    }

    /**
     * Has received a packet.
     *
     * @param into where it is
     * @param address its first octet, counted from the start of the memory
     * @param newLength its octets
     */
    void received(Chunk into, long address, int newLength) {
        chunk = into;
        offset = (int) (address - into.address());
        length = newLength;
        into.octets().limit(offset + newLength).position(offset);
        held = true;
    }

    /** {@return the chunk that the program held and does not any more; null if it did not} */
    Chunk letGo() {
        if (!held) {
            return null;
        }
        held = false;
        chunk.hide();
        return chunk;
    }

    /**
     * {@return the packet's octets, from position to limit, in network byte order} The buffer is the whole frame: in front of the packet are
     * at least 256 octets of room, so that a program can put a header there and move the position back before it forwards. Once the frame
     * was released the limit is 0, until the kernel has filled its memory again.
     */
    public ByteBuffer buffer() {
        requireHeld();
        return chunk.octets();
    }

    /** {@return where the packet starts in {@link #buffer()}} */
    public int offset() {
        requireHeld();
        return offset;
    }

    /** {@return octets of the packet} */
    public int length() {
        requireHeld();
        return length;
    }

    /** Gives the frame back to the kernel. Releasing again, or after the socket was closed, does nothing. */
    @Override
    public void close() {
        home.release(this);
    }

    /** {@return which object of its socket it is} */
    int number() {
        return number;
    }

    /** {@return who has received it} */
    Receiving home() {
        return home;
    }

    /** {@return this, without allocating} */
    Optional<XdpFrame> present() {
        return present;
    }

    void requireHeld() {
        if (!held) {
            throw new IllegalStateException("The frame was released: read its packet before closing or forwarding it.");
        }
        if (!home.isOpen()) {
            throw new IllegalStateException("The socket was closed, and its packets are gone.");
        }
    }
}
