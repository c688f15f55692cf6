/**
 * ICMP for IPv4 (RFC 792): {@code IcmpHeader} and one record for each body that only ICMP has. What ICMPv6 has too is in the
 * package above; IGMP is in {@code igmp}.
 *
 * <p>Start at {@link io.rawnet.codec.control.icmp.IcmpHeader}.
 */
package io.rawnet.codec.control.icmp;
