package io.rawnet.examples.tool.traceroute;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.control.IcmpExtensions;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a probe caused.
 *
 * @param host who answered
 * @param roundTrip how long it took
 * @param isLast whether the way ends here: anything but an exceeded hop limit
 * @param remark {@code !H} and the like; empty if there is nothing to remark
 * @param extensions what the router added to its error
 * @param newMtu the MTU in octets, if this probe was made to fit it and the ones before were not
 */
record HopAnswer(
        IpAddress host,
        Duration roundTrip,
        boolean isLast,
        String remark,
        Optional<IcmpExtensions> extensions,
        OptionalInt newMtu) {}
