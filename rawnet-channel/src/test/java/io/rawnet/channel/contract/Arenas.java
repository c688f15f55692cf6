package io.rawnet.channel.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import java.nio.ByteBuffer;

/** Buffers of an arena (JDK 22 and later), reached from code for JDK 17. */
public final class Arenas implements AutoCloseable {
    private final Object arena;

    private Arenas(Object arena) {
        this.arena = arena;
    }

    /**
     * {@return an arena that any thread may close} The test is skipped where there are none.
     *
     * @throws ReflectiveOperationException if the JDK has no arenas
     */
    public static Arenas shared() throws ReflectiveOperationException {
        return of("ofShared");
    }

    /**
     * {@return an arena of the calling thread} The test is skipped where there are none.
     *
     * @throws ReflectiveOperationException if the JDK has no arenas
     */
    public static Arenas confined() throws ReflectiveOperationException {
        return of("ofConfined");
    }

    private static Arenas of(String factory) throws ReflectiveOperationException {
        assumeTrue(Runtime.version().feature() >= 22, "arenas need JDK 22");
        Class<?> type = Class.forName("java.lang.foreign.Arena");
        return new Arenas(type.getMethod(factory).invoke(null));
    }

    /**
     * {@return a buffer over new memory of the arena}
     *
     * @param octets its length
     * @throws ReflectiveOperationException if the JDK has no arenas
     */
    public ByteBuffer buffer(int octets) throws ReflectiveOperationException {
        Class<?> type = Class.forName("java.lang.foreign.Arena");
        Object segment = type.getMethod("allocate", long.class, long.class).invoke(arena, (long) octets, 1L);
        Method asByteBuffer = Class.forName("java.lang.foreign.MemorySegment").getMethod("asByteBuffer");
        return (ByteBuffer) asByteBuffer.invoke(segment);
    }

    @Override
    public void close() throws ReflectiveOperationException {
        Class.forName("java.lang.foreign.Arena").getMethod("close").invoke(arena);
    }
}
