/**
 * ICMPv6 (RFC 4443) with what travels in it: neighbor discovery (RFC 4861) and multicast listener discovery (RFC 2710, RFC
 * 9777). One record for each message, {@code Icmpv6Message} for all of them.
 */
package io.rawnet.codec.control.icmpv6;
