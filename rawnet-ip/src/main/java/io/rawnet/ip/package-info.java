/**
 * Channels over raw IP sockets (raw(7), ip(7), ipv6(7)).
 *
 * <p>{@link io.rawnet.ip.InternetChannel} is what both channels share: addresses, options, filters and waiting. They follow
 * {@link java.nio.channels}: closing wakes every blocked call, an interrupt closes, and any number of threads may call at once.
 */
package io.rawnet.ip;
