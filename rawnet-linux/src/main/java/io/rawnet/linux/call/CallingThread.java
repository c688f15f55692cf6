package io.rawnet.linux.call;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Whether the calling thread is a virtual one, of which the kernel knows only the carrier. */
public final class CallingThread {
    /** {@code Thread.isVirtual()}, from JDK 21 on; null before. */
    private static final MethodHandle IS_VIRTUAL = isVirtualHandle();

    private CallingThread() {}

    /** {@return whether the calling thread is a virtual one} */
    public static boolean isVirtual() {
        try {
            return (boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
        } catch (Throwable impossible) {
            throw new AssertionError("Thread.isVirtual() throws nothing", impossible);
        }
    }

    /**
     * Goes on if the calling thread is a platform thread.
     *
     * @param action what the caller is about to do, such as {@code enter a network namespace}
     * @throws IllegalStateException if it is a virtual one
     */
    public static void requirePlatform(String action) {
        if (isVirtual()) {
            throw new IllegalStateException(
                    "A virtual thread cannot " + action
                            + ": the kernel would do it to the carrier, which runs other virtual threads too, and this one may go on"
                            + " at another carrier. Do it on a platform thread, open channels there, and wait on virtual threads.");
        }
    }

    private static MethodHandle isVirtualHandle() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
        } catch (NoSuchMethodException | IllegalAccessException beforeJdk21) {
            return MethodHandles.dropArguments(MethodHandles.constant(boolean.class, false), 0, Thread.class);
        }
    }
}
