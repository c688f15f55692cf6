package io.rawnet.xdp;

import java.nio.ByteBuffer;
import java.util.Optional;

/** A chunk of a {@link Umem}: room for one frame. It belongs to one half of one socket, which receives into it or sends from it. */
final class Chunk {
    private final long address;
    private final ByteBuffer octets;
    private final Optional<ByteBuffer> present;
    private Owner owner;

    Chunk(long address, ByteBuffer octets) {
        this.address = address;
        this.octets = octets;
        present = Optional.of(octets);
    }

    /** Belongs to half a socket from now on. */
    void belongTo(Owner newOwner) {
        owner = newOwner;
        hide();
    }

    /** Shows nothing in the buffer, so that a program that keeps it neither reads nor changes what is not its own any more. */
    void hide() {
        octets.limit(0);
    }

    /** The kernel has sent what was in it. */
    void sent() {
        owner.takeBack(this);
    }

    /** {@return where it starts, counted from the start of the memory} */
    long address() {
        return address;
    }

    /** {@return its whole memory} */
    ByteBuffer octets() {
        return octets;
    }

    /** {@return its whole memory, without allocating} */
    Optional<ByteBuffer> present() {
        return present;
    }

    /** Half a socket. */
    @FunctionalInterface
    interface Owner {
        /** Gets a chunk back that was sent, by this socket or by one that shares the memory. */
        void takeBack(Chunk chunk);
    }
}
