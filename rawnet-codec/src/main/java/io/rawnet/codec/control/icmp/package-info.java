/**
 * ICMP for IPv4 (RFC 792): one record for each message, {@code IcmpMessage} for all of them. What its errors share with those of
 * ICMPv6 is in the package above; IGMP is in {@code multicast}.
 */
package io.rawnet.codec.control.icmp;
