package io.rawnet.examples.tool.packet;

import io.rawnet.codec.address.IpAddress;
import java.util.Optional;

/**
 * Addresses of a packet whose IP header is not among its octets.
 *
 * @param source where it came from
 * @param destination where it went, as far as that is known
 */
public record Route(IpAddress source, Optional<IpAddress> destination) {}
