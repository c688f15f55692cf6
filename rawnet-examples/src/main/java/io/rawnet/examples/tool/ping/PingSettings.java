package io.rawnet.examples.tool.ping;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.examples.tool.Target;
import io.rawnet.ip.PathMtuDiscovery;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the user asked of ping.
 *
 * @param target whom to ask
 * @param count how many replies are enough, 1 or more; absent for no end
 * @param interval time between two requests
 * @param size octets of data in each request
 * @param hopLimit time to live or hop limit of the requests, 1 to 255; absent for the system's
 * @param discovery what to do about requests longer than the path; absent for the system's
 * @param timeout how long to wait for the last replies if there was none before
 * @param deadline when to end whatever was received; absent for no deadline
 * @param numeric whether names are not looked up
 * @param quiet whether only the first and the last lines are printed
 * @param flood whether requests are sent as fast as replies come
 * @param broadcast whether the target may be a broadcast address
 * @param interfaceName the only interface to use
 * @param source the address to send from
 */
public record PingSettings(
        Target target,
        OptionalLong count,
        Duration interval,
        int size,
        OptionalInt hopLimit,
        Optional<PathMtuDiscovery> discovery,
        Duration timeout,
        Optional<Duration> deadline,
        boolean numeric,
        boolean quiet,
        boolean flood,
        boolean broadcast,
        Optional<String> interfaceName,
        Optional<IpAddress> source) {}
