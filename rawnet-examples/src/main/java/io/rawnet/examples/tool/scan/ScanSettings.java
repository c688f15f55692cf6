package io.rawnet.examples.tool.scan;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.examples.tool.Target;
import java.util.List;
import java.util.Optional;

/**
 * What the user asked of scan.
 *
 * @param target the host
 * @param ports its ports to look at, each once
 * @param rate most segments a second, more than 0
 * @param retries how often to ask a silent port again, 0 or more
 * @param openOnly whether only open ports are printed
 * @param reasons whether it is printed how each state is known
 * @param interfaceName the only interface to use
 * @param source the address to send from
 */
public record ScanSettings(
        Target target,
        List<Integer> ports,
        double rate,
        int retries,
        boolean openOnly,
        boolean reasons,
        Optional<String> interfaceName,
        Optional<IpAddress> source) {}
