package io.rawnet.channel.waiting;

/**
 * A call that would have to wait, and all that its waiting needs.
 *
 * @param attempt one try of the call
 * @param readiness what to wait for
 * @param deadline when to stop waiting
 * @param blocking begun again if an interrupt was lost
 * @param monitor watches for what the kernel does not report
 * @param seen what {@link Monitor#count} returned before the first attempt
 */
public record WaitingCall(
        Attempt attempt, Readiness readiness, Deadline deadline, Blocking blocking, Monitor monitor, int seen) {}
