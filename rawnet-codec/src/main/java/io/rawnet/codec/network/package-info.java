/**
 * IPv4 and IPv6 headers, their options and pseudo headers; the extension headers of IPv6, AH and ESP among them.
 *
 * <p>Not here: ICMP ({@code control}), fragmenting and reassembling ({@code fragment}), and cryptography: what stands behind an
 * ESP header is payload.
 *
 * <p>Start at {@link io.rawnet.codec.network.Ipv4Header} and {@link io.rawnet.codec.network.Ipv6Header}.
 */
package io.rawnet.codec.network;
