/** ICMP for IPv4 (RFC 792): one record for each message, {@code IcmpMessage} for all of them. */
package io.rawnet.codec.control.icmp;
