package io.rawnet.packet;

import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Assumptions;

/** Memory that any thread can close at any time: {@code Arena.ofShared()}, from JDK 22 on. */
final class SharedArena implements AutoCloseable {
    private final AutoCloseable arena;

    private SharedArena(AutoCloseable arena) {
        this.arena = arena;
    }

    /** {@return a new arena; skips the test where there is none} */
    static SharedArena open() throws Exception {
        Assumptions.assumeTrue(Runtime.version().feature() >= 22, "arenas are in JDK 22 and later");
        return new SharedArena((AutoCloseable)
                Class.forName("java.lang.foreign.Arena").getMethod("ofShared").invoke(null));
    }

    ByteBuffer buffer(long octets) throws Exception {
        Method allocate = Class.forName("java.lang.foreign.Arena").getMethod("allocate", long.class);
        Object segment = allocate.invoke(arena, octets);
        return (ByteBuffer) Class.forName("java.lang.foreign.MemorySegment")
                .getMethod("asByteBuffer")
                .invoke(segment);
    }

    @Override
    public void close() throws Exception {
        arena.close();
    }
}
