package io.rawnet.examples.tool.ping;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.ip.ReceivedError;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/** What the sending and the receiving thread tell the printing one. */
sealed interface PingEvent {

    /**
     * A request is on its way.
     *
     * @param nanoTime when it was sent, as {@link System#nanoTime} counts
     */
    record Sent(long nanoTime) implements PingEvent {}

    /**
     * No more requests follow.
     *
     * @param nanoTime when that was so, as {@link System#nanoTime} counts
     */
    record AllSent(long nanoTime) implements PingEvent {}

    /** All that had arrived when {@link EchoReceiver#takeRest} was called has been told. */
    record RestTaken() implements PingEvent {}

    /**
     * The kernel did not take a request.
     *
     * @param failure why
     */
    record Refused(IOException failure) implements PingEvent {}

    /**
     * A reply.
     *
     * @param length octets of the ICMP message
     * @param data octets behind its header
     */
    record Reply(
            int sequenceNumber,
            IpAddress source,
            int length,
            OptionalInt hopLimit,
            Duration roundTrip,
            boolean duplicate,
            boolean badChecksum,
            boolean otherAddress,
            Octets data)
            implements PingEvent {}

    /** An ICMP error that a request caused. */
    record Failed(int sequenceNumber, IpAddress offender, ReceivedError error) implements PingEvent {}

    /**
     * This host found a request longer than the path.
     *
     * @param mtu the longest that fits, in octets
     */
    record TooLong(int mtu) implements PingEvent {}

    /**
     * Receiving came to an end.
     *
     * @param failure why
     */
    record Broken(Exception failure) implements PingEvent {}

    /** The user asked for the end. */
    record Stopped() implements PingEvent {}
}
