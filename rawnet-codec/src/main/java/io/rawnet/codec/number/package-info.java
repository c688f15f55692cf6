/**
 * Assigned numbers as open value types: named constants for the known ones, room for any other. Each is a number space in which
 * one header announces the next. Numbers that announce nothing, such as ICMP types, are with their headers.
 *
 * <p>Start at {@link io.rawnet.codec.number.EtherType} and {@link io.rawnet.codec.number.IpProtocol}.
 */
package io.rawnet.codec.number;
