package io.rawnet.channel.waiting;

/** One try of a system call on a non-blocking descriptor. It is repeated when the descriptor is ready, so it must be repeatable. */
@FunctionalInterface
public interface Attempt {
    /**
     * Makes the call once.
     *
     * @param descriptor the kernel's number for the descriptor, valid during this call only
     * @return 0 or more for success, or the negated error number
     */
    int on(int descriptor);
}
