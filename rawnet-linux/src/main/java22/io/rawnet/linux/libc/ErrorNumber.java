package io.rawnet.linux.libc;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where a thread's calls leave {@code errno}. Each thread has a place of its own, virtual ones too: a place of the carrier could be written
 * by another virtual thread before the error is read.
 */
final class ErrorNumber extends ThreadLocal<ErrorNumber.Place> {
    private static final ErrorNumber OF_THREAD = new ErrorNumber();

    private ErrorNumber() {}

    /** {@return the calling thread's place} */
    static Place place() {
        return OF_THREAD.get();
    }

    @Override
    protected Place initialValue() {
        ByteBuffer octets = ByteBuffer.allocateDirect(Integer.BYTES).order(ByteOrder.nativeOrder());
        return new Place(octets, MemorySegment.ofBuffer(octets));
    }

    /** The place of one thread, twice: as the JDK writes it and as a buffer, which is read without the machinery of variable handles. */
    record Place(ByteBuffer octets, MemorySegment segment) {}
}
