package io.rawnet.xdp;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A frame of memory with a packet in it, which an {@link XdpSocket} has received. Nothing is copied. It is the program's until it is {@linkplain
 * #close released} or {@linkplain XdpSocket#forward forwarded}; then the kernel fills it again. Frames are released in any order, by any
 * thread.
 *
 * <p>There is one object for each frame of memory, so that receiving allocates nothing: do not keep it once it is released. Every method but
 * {@link #close} throws {@link IllegalStateException} then, and when the socket was closed, until the frame is received again.
 */
public final class XdpFrame implements AutoCloseable {
    private final Umem umem;
    private final long address;
    private final ByteBuffer octets;
    private final Optional<XdpFrame> self = Optional.of(this);
    /** To whom it belongs. */
    private XdpSocket home;

    private boolean forReceiving;
    private int offset;
    private int length;
    private volatile boolean held;

    XdpFrame(Umem umem, int index, ByteBuffer octets) {
        this.umem = umem;
        this.octets = octets;
        address = (long) index * umem.frameSize();
    }

    /** Belongs to a socket from now on, to receive with it or to send. */
    void belongTo(XdpSocket socket, boolean toReceive) {
        home = socket;
        forReceiving = toReceive;
        octets.limit(0);
    }

    /** Has received a packet. */
    void received(long firstOctet, int newLength) {
        offset = (int) (firstOctet - address);
        length = newLength;
        octets.limit(offset + newLength).position(offset);
        held = true;
    }

    /** {@return whether the program held it, and does not any more} */
    boolean letGo() {
        boolean was = held;
        held = false;
        if (was) {
            octets.limit(0);
        }
        return was;
    }

    /** The kernel has sent it. */
    void sent() {
        if (forReceiving) {
            home.takeBack(this);
        } else {
            home.free(this);
        }
    }

    /**
     * {@return the packet's octets, from position to limit, in network byte order} The buffer is the whole frame: in front of the packet are
     * at least 256 octets of room, so that a program can put a header there and move the position back before it forwards. Once the frame
     * was released the limit is 0.
     */
    public ByteBuffer buffer() {
        requireHeld();
        return octets;
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

    long address() {
        return address;
    }

    Umem umem() {
        return umem;
    }

    XdpSocket home() {
        return home;
    }

    /** {@return its whole memory} */
    ByteBuffer octets() {
        return octets;
    }

    /** {@return this, without allocating} */
    Optional<XdpFrame> self() {
        return self;
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
