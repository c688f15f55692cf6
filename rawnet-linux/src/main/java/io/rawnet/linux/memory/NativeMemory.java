package io.rawnet.linux.memory;

import io.rawnet.linux.libc.Library;
import io.rawnet.linux.libc.MemoryView;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A block of memory outside the Java heap with a fixed address, for the structures of system calls. It lives as long as this object
 * is reachable and needs no closing, so it cannot leak; whoever passes its {@link #address()} to a call keeps it reachable.
 */
public final class NativeMemory {
    private final ByteBuffer octets;
    private final long address;

    private NativeMemory(ByteBuffer octets) {
        this.octets = octets;
        this.address = Library.functions().address(octets);
    }

    /**
     * {@return a new block, all zero}
     *
     * @param length its length in octets, 0 or more
     * @throws UnsupportedOperationException if rawnet makes no system calls here
     * @throws IllegalCallerException if the Java virtual machine refuses native access
     */
    public static NativeMemory allocate(int length) {
        return new NativeMemory(ByteBuffer.allocateDirect(length).order(ByteOrder.nativeOrder()));
    }

    /**
     * {@return a view of memory that something else owns} Touching its buffer after the owner let go of the memory ends the process, unless
     * the view has ended before.
     *
     * @param address where the memory starts
     * @param length its length in octets
     */
    public static MemoryView view(long address, int length) {
        return Library.functions().view(address, length);
    }

    /** {@return the address of the first octet} */
    public long address() {
        return address;
    }

    /** {@return the length in octets} */
    public int length() {
        return octets.capacity();
    }

    /**
     * {@return the block as a buffer in native byte order} It's always the same buffer: use absolute positions, or {@link #slice} it.
     */
    public ByteBuffer octets() {
        return octets;
    }

    /**
     * {@return a part of the block as a buffer of its own, in native byte order}
     *
     * @param offset first octet of the part
     * @param length its length in octets
     */
    public ByteBuffer slice(int offset, int length) {
        return octets.slice(offset, length).order(ByteOrder.nativeOrder());
    }
}
