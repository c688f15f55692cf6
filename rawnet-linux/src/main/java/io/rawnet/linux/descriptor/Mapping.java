package io.rawnet.linux.descriptor;

import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.call.Errno;
import io.rawnet.linux.call.SystemCallException;
import io.rawnet.linux.memory.NativeMemory;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A piece of a descriptor mapped into memory, shared with the kernel (mmap(2)), such as the ring of a packet socket. It stays valid
 * when the descriptor is closed, until it's closed itself.
 *
 * <p>Touching {@link #octets()}, or a slice of it, is safe for ever, whatever other threads do: {@link #close()} puts private memory,
 * all zero at first, in the place of what was shared, in one step. That costs addresses only, and the addresses are given back once
 * nobody can reach the buffer or a slice of it any more.
 */
public final class Mapping implements Closeable {
    private static final int PROT_READ_WRITE = 0x3;
    private static final int MAP_SHARED = 0x1;
    /** MAP_PRIVATE, MAP_FIXED, MAP_ANONYMOUS and MAP_NORESERVE. */
    private static final int MAP_PLACEHOLDER = 0x2 | 0x10 | 0x20 | 0x4000;

    private static final Cleaner CLEANER = Cleaner.create();

    private final AtomicBoolean open = new AtomicBoolean(true);
    private final long address;
    private final ByteBuffer octets;

    private Mapping(long address, int length) {
        this.address = address;
        this.octets = NativeMemory.view(address, length);
        // every slice of a direct buffer keeps the buffer reachable
        CLEANER.register(octets, () -> DescriptorCalls.munmap(address, length));
    }

    /**
     * {@return the mapping of a descriptor's first octets, readable and writable}
     *
     * @param descriptor what to map
     * @param length octets to map, 1 or more
     * @throws IOException if the kernel refuses
     */
    public static Mapping of(Descriptor descriptor, int length) throws IOException {
        long[] address = new long[1];
        descriptor.attempt("mmap(" + length + ")", number -> {
            address[0] = DescriptorCalls.mmap(length, PROT_READ_WRITE, MAP_SHARED, number, 0);
            return address[0] < 0 ? (int) address[0] : 0;
        });
        return new Mapping(address[0], length);
    }

    /** {@return the mapped memory, in native byte order; always the same buffer} */
    public ByteBuffer octets() {
        return octets;
    }

    /** {@return the address of the first octet} */
    public long address() {
        return address;
    }

    /** Stops sharing the memory, which gives the descriptor's memory back. Closing again does nothing. */
    @Override
    public void close() throws IOException {
        if (open.compareAndSet(true, false)) {
            long result = DescriptorCalls.mmapInPlace(address, octets.capacity(), PROT_READ_WRITE, MAP_PLACEHOLDER);
            if (result < 0) {
                throw SystemCallException.of("mmap(MAP_FIXED)", new Errno((int) -result));
            }
        }
    }
}
