/**
 * What ICMP and ICMPv6 share: the quote inside an error and the extension objects behind it, and views that change messages and
 * quotes where they lie. The messages themselves are in {@code icmp}, {@code icmpv6} (with {@code ndp} for the options of
 * neighbor discovery), {@code igmp} and {@code vrrp}.
 */
package io.rawnet.codec.control;
