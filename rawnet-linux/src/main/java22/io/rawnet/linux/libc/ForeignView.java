package io.rawnet.linux.libc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory in an arena of its own, which the JDK looks at on every access: one that comes too late ends with an exception. */
final class ForeignView implements MemoryView {
    private final Arena arena = Arena.ofShared();
    private final ByteBuffer octets;

    @SuppressWarnings("restricted") // rawnet has native access, or would not know the address
    ForeignView(long address, int length) {
        octets = MemorySegment.ofAddress(address)
                .reinterpret(length, arena, null)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder());
    }

    @Override
    public ByteBuffer octets() {
        return octets;
    }

    @Override
    public boolean end() {
        try {
            arena.close();
            return true;
        } catch (IllegalStateException inUse) {
            // a thread is writing the buffer to a file or channel, and the kernel reads from its addresses
            return false;
        }
    }
}
