package io.rawnet.ip;

import io.rawnet.codec.address.IpAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What goes with a packet beside its octets (cmsg(3)). For a packet to send, what is absent is left to the kernel; for a received
 * one, what was not {@linkplain ControlField asked for} is absent. No value stands for "unset": a traffic class of 0 is sent as 0.
 *
 * @param hopLimit time to live or hop limit, 0 to 255; to send over IPv4 at least 1
 * @param trafficClass type of service or traffic class, 0 to 255: DSCP and ECN together
 * @param source address to send from; absent in what was received, where {@link ReceivedPacket#source()} tells it
 * @param destination address the packet was sent to; an {@link IpChannel} sends towards it instead of the header's destination
 * @param interfaceIndex interface it came in through, or shall leave through, 1 or more
 * @param pathMtu new path MTU in octets, received only, over IPv6 only
 * @param timestamp when the kernel got it, in nanoseconds, received only
 * @param dropCount packets that this channel has lost so far for lack of room, 0 to 2^32-1, received only
 */
public record ControlMessage(
        OptionalInt hopLimit,
        OptionalInt trafficClass,
        Optional<IpAddress> source,
        Optional<IpAddress> destination,
        OptionalInt interfaceIndex,
        OptionalInt pathMtu,
        Optional<Instant> timestamp,
        OptionalLong dropCount) {

    /** Nothing at all. */
    public static final ControlMessage NONE = new ControlMessage(
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            OptionalLong.empty());

    /** Checks the ranges. */
    public ControlMessage {
        checkOctet("hopLimit", hopLimit);
        checkOctet("trafficClass", trafficClass);
        if (interfaceIndex.isPresent() && interfaceIndex.getAsInt() < 1) {
            throw new IllegalArgumentException("interfaceIndex must be 1 or more, not " + interfaceIndex.getAsInt());
        }
    }

    /**
     * {@return a copy with a hop limit}
     *
     * @param octet 0 to 255
     * @throws IllegalArgumentException if it is outside
     */
    public ControlMessage withHopLimit(int octet) {
        return new ControlMessage(
                OptionalInt.of(octet),
                trafficClass,
                source,
                destination,
                interfaceIndex,
                pathMtu,
                timestamp,
                dropCount);
    }

    /**
     * {@return a copy with a traffic class}
     *
     * @param octet 0 to 255
     * @throws IllegalArgumentException if it is outside
     */
    public ControlMessage withTrafficClass(int octet) {
        return new ControlMessage(
                hopLimit, OptionalInt.of(octet), source, destination, interfaceIndex, pathMtu, timestamp, dropCount);
    }

    /**
     * {@return a copy with an address to send from}
     *
     * @param address an address of this host
     */
    public ControlMessage withSource(IpAddress address) {
        return new ControlMessage(
                hopLimit,
                trafficClass,
                Optional.of(address),
                destination,
                interfaceIndex,
                pathMtu,
                timestamp,
                dropCount);
    }

    /**
     * {@return a copy with a destination}
     *
     * @param address where an {@link IpChannel} shall send to, whatever the header says
     */
    public ControlMessage withDestination(IpAddress address) {
        return new ControlMessage(
                hopLimit, trafficClass, source, Optional.of(address), interfaceIndex, pathMtu, timestamp, dropCount);
    }

    /**
     * {@return a copy with an interface}
     *
     * @param index the interface's index, 1 or more
     * @throws IllegalArgumentException if it is less
     */
    public ControlMessage withInterfaceIndex(int index) {
        return new ControlMessage(
                hopLimit, trafficClass, source, destination, OptionalInt.of(index), pathMtu, timestamp, dropCount);
    }

    private static void checkOctet(String field, OptionalInt value) {
        if (value.isPresent() && (value.getAsInt() & ~0xFF) != 0) {
            throw new IllegalArgumentException(field + " must be 0 to 255, not " + value.getAsInt());
        }
    }
}
