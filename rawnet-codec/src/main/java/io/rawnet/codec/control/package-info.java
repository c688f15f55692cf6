/**
 * What ICMP and ICMPv6 share: the header's methods ({@code IcmpMessage}), the bodies that look the same in both, the quote inside
 * an error and the extension objects behind it, and views that change messages and quotes where they lie. The headers and the
 * other bodies are in {@code icmp}, {@code icmpv6} (with {@code ndp} for the options of neighbor discovery) and {@code igmp}; VRRP
 * is in {@code vrrp}.
 *
 * <p>Start at {@link io.rawnet.codec.control.IcmpMessage}.
 */
package io.rawnet.codec.control;
