/**
 * IP packets in pieces: fragmenting to an MTU, and reassembling within limits whatever strangers send.
 *
 * <p>Everything here works on the octets of IP packets, from the IP header's first; link headers are the caller's.
 *
 * <p>Start at {@link io.rawnet.codec.fragment.Ipv4Fragmenter} and {@link io.rawnet.codec.fragment.Ipv4Reassembler}.
 */
package io.rawnet.codec.fragment;
