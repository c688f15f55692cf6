package io.rawnet.channel.socket;

import io.rawnet.channel.waiting.Threads;
import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.libc.MemoryView;
import io.rawnet.linux.memory.NativeMemory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory that a socket shares with the kernel (mmap(2)): the ring of a packet socket, or the frames of an AF_XDP socket. It stays valid when
 * the socket is closed, until it is closed itself.
 *
 * <p>Touching {@link #octets()}, or a slice of it, is always safe, whatever other threads do. Where the back end can end views of
 * memory, {@link #close()} does so, and whoever comes later gets an {@link IllegalStateException} from the JDK. Where it cannot (jnr-ffi; and
 * with foreign functions while a thread writes the buffer to a file), closing puts private memory, all zero at first, in the place of what
 * was shared, in one step. That costs addresses only. They are given back once nobody can reach the buffer or a slice of it; when closed
 * mappings hold more than 1 GiB of addresses, the next one asks for a garbage collection.
 */
public final class Mapping implements Closeable {
    private static final int PROT_READ_WRITE = 0x3;
    private static final int MAP_SHARED = 0x1;
    /** MAP_PRIVATE, MAP_ANONYMOUS and MAP_POPULATE. */
    private static final int MAP_OWN = 0x2 | 0x20 | 0x8000;

    /** MAP_PRIVATE, MAP_FIXED, MAP_ANONYMOUS and MAP_NORESERVE. */
    private static final int MAP_PLACEHOLDER = 0x2 | 0x10 | 0x20 | 0x4000;

    private static final long MOST_PLACEHOLDERS = 1L << 30;
    private static final AtomicLong PLACEHOLDERS = new AtomicLong();

    private final Addresses addresses;
    private final MemoryView view;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Mapping(long address, int length) {
        addresses = new Addresses(address, length);
        view = NativeMemory.view(address, length);
        // every slice of a direct buffer keeps the buffer reachable
        Threads.whenUnreachable(view.octets(), addresses::release);
    }

    /**
     * {@return the mapping of a socket's only ring, readable and writable}
     *
     * @param socket what to map
     * @param length octets to map, 1 or more
     * @throws IOException if the kernel refuses
     */
    public static Mapping of(ChannelSocket socket, int length) throws IOException {
        return of(socket, length, 0);
    }

    /**
     * {@return the mapping of one of a socket's rings, readable and writable}
     *
     * @param socket what to map
     * @param length octets to map, 1 or more
     * @param offset which of its rings
     * @throws IOException if the kernel refuses
     */
    public static Mapping of(ChannelSocket socket, int length, long offset) throws IOException {
        requireRoom();
        long[] address = new long[1];
        socket.call("mmap(" + length + ")", number -> {
            address[0] = DescriptorCalls.mmap(length, PROT_READ_WRITE, MAP_SHARED, number, offset);
            return address[0] < 0 ? (int) address[0] : 0;
        });
        return new Mapping(address[0], length);
    }

    /**
     * {@return new memory of the process, all zero, to be given to the kernel by address}
     *
     * @param length its octets, 1 or more
     * @throws IOException if the kernel refuses
     */
    public static Mapping ofOwnMemory(int length) throws IOException {
        requireRoom();
        long address = DescriptorCalls.mmap(length, PROT_READ_WRITE, MAP_OWN, -1, 0);
        if (address < 0) {
            throw SystemCallException.of("mmap(" + length + ")", new Errno((int) -address));
        }
        return new Mapping(address, length);
    }

    private static void requireRoom() {
        if (PLACEHOLDERS.get() > MOST_PLACEHOLDERS) {
            System.gc();
        }
    }

    /** {@return the mapped memory, in native byte order; always the same buffer} */
    public ByteBuffer octets() {
        return view.octets();
    }

    /** {@return where the memory starts; meaningful until this is closed} */
    public long address() {
        return addresses.start;
    }

    /** Stops sharing the memory, which gives the socket's memory back. Closing again does nothing. */
    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            if (view.end()) {
                addresses.release();
            } else {
                addresses.replace();
            }
        }
    }

    /** The addresses, without a reference to the buffer over them. */
    private static final class Addresses {
        private final long start;
        private final int length;
        private boolean replaced;
        private boolean released;

        Addresses(long start, int length) {
            this.start = start;
            this.length = length;
        }

        synchronized void replace() throws IOException {
            replaced = true;
            PLACEHOLDERS.addAndGet(length);
            long result = DescriptorCalls.mmapInPlace(start, length, PROT_READ_WRITE, MAP_PLACEHOLDER);
            if (result < 0) {
                throw SystemCallException.of("mmap(MAP_FIXED)", new Errno((int) -result));
            }
        }

        synchronized void release() {
            if (!released) {
                released = true;
                if (replaced) {
                    PLACEHOLDERS.addAndGet(-length);
                }
                DescriptorCalls.munmap(start, length);
            }
        }
    }
}
