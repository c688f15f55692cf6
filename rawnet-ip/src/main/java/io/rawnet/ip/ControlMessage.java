package io.rawnet.ip;

import io.rawnet.channel.waiting.Arguments;
import io.rawnet.codec.address.IpAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What differs from the channel's options for one packet to send (cmsg(3)). What is absent is left to the kernel. No value stands for
 * "unset": a traffic class of 0 is sent as 0.
 *
 * @param hopLimit time to live or hop limit, 0 to 255; over IPv4 at least 1
 * @param trafficClass type of service or traffic class, 0 to 255: DSCP and ECN together
 * @param source address to send from
 * @param destination address that an {@link IpChannel} sends towards, instead of the header's destination
 * @param interfaceIndex interface to send through, 1 or more
 */
public record ControlMessage(
        OptionalInt hopLimit,
        OptionalInt trafficClass,
        Optional<IpAddress> source,
        Optional<IpAddress> destination,
        OptionalInt interfaceIndex) {

    /** Nothing at all. */
    public static final ControlMessage NONE = new ControlMessage(
            OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());

    /** Checks the ranges. */
    public ControlMessage {
        hopLimit.ifPresent(octet -> Arguments.requireRange(octet, 0, 255, "hopLimit"));
        trafficClass.ifPresent(octet -> Arguments.requireRange(octet, 0, 255, "trafficClass"));
        interfaceIndex.ifPresent(index -> Arguments.requireRange(index, 1, Integer.MAX_VALUE, "interfaceIndex"));
    }

    /**
     * {@return a copy with a hop limit}
     *
     * @param octet 0 to 255
     * @throws IllegalArgumentException if it is outside
     */
    public ControlMessage withHopLimit(int octet) {
        return new ControlMessage(OptionalInt.of(octet), trafficClass, source, destination, interfaceIndex);
    }

    /**
     * {@return a copy with a traffic class}
     *
     * @param octet 0 to 255
     * @throws IllegalArgumentException if it is outside
     */
    public ControlMessage withTrafficClass(int octet) {
        return new ControlMessage(hopLimit, OptionalInt.of(octet), source, destination, interfaceIndex);
    }

    /**
     * {@return a copy with an address to send from}
     *
     * @param address an address of this host
     */
    public ControlMessage withSource(IpAddress address) {
        return new ControlMessage(hopLimit, trafficClass, Optional.of(address), destination, interfaceIndex);
    }

    /**
     * {@return a copy with a destination}
     *
     * @param address where an {@link IpChannel} sends to, whatever the header says
     */
    public ControlMessage withDestination(IpAddress address) {
        return new ControlMessage(hopLimit, trafficClass, source, Optional.of(address), interfaceIndex);
    }

    /**
     * {@return a copy with an interface}
     *
     * @param index the interface's index, 1 or more
     * @throws IllegalArgumentException if it is less
     */
    public ControlMessage withInterfaceIndex(int index) {
        return new ControlMessage(hopLimit, trafficClass, source, destination, OptionalInt.of(index));
    }
}
