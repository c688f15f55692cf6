package io.rawnet.examples.tool.traceroute;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.examples.tool.Target;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user asked of traceroute.
 *
 * @param target where to
 * @param method what to send
 * @param firstHop time to live or hop limit of the first probes, 1 to 255
 * @param lastHop time to live or hop limit of the last probes, {@code firstHop} to 255
 * @param queries probes for each hop, 1 or more
 * @param simultaneous probes that may wait for an answer at the same time, 1 or more
 * @param patience how long to wait for each answer
 * @param port destination port, for ICMP the first sequence number; absent for the usual one
 * @param length octets of each probe with its IP header; absent for 40 behind the IP header
 * @param fragment whether routers may fragment probes
 * @param findMtu whether to find the MTU of the path: probes are as long as possible, and shorter after each complaint
 * @param numeric whether names are not looked up
 * @param extensions whether to print what routers add to their errors, such as MPLS labels
 * @param interfaceName the only interface to use
 * @param source the address to send from
 */
public record TracerouteSettings(
        Target target,
        ProbeMethod method,
        int firstHop,
        int lastHop,
        int queries,
        int simultaneous,
        Patience patience,
        OptionalInt port,
        OptionalInt length,
        boolean fragment,
        boolean findMtu,
        boolean numeric,
        boolean extensions,
        Optional<String> interfaceName,
        Optional<IpAddress> source) {
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int USUAL_LENGTH = 40;
    private static final int LONGEST = 65_000;

    /** {@return octets of the IP header} */
    int ipHeaderLength() {
        return target.isIpv4() ? IPV4_HEADER : IPV6_HEADER;
    }

    /** {@return octets of a probe with its IP header, to begin with} */
    int firstLength() {
        return findMtu ? LONGEST : length.orElse(ipHeaderLength() + USUAL_LENGTH);
    }

    /** {@return how many probes there are at most} */
    int probes() {
        return (lastHop - firstHop + 1) * queries;
    }

    /** {@return destination port, for ICMP the first sequence number} */
    int firstPort() {
        return port.orElse(method.defaultPort());
    }
}
