/**
 * ICMPv6 (RFC 4443) with what travels in it: neighbor discovery (RFC 4861) and multicast listener discovery (RFC 2710, RFC
 * 9777). {@code Icmpv6Header} and one record for each body that only ICMPv6 has; what ICMP has too is in the package above.
 *
 * <p>Start at {@link io.rawnet.codec.control.icmpv6.Icmpv6Header}.
 */
package io.rawnet.codec.control.icmpv6;
