package io.rawnet.examples.tool.scan;

import io.rawnet.codec.address.IpAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * What a port has turned out to be.
 *
 * @param port the port, 0 to 65535
 * @param state its state
 * @param reason why, in the words of nmap(1), such as {@code syn-ack}, {@code reset} and {@code no-response}
 * @param from who said so, if it was not the host itself
 * @param time how long the answer took; absent without one
 */
public record PortResult(int port, PortState state, String reason, Optional<IpAddress> from, Optional<Duration> time) {}
