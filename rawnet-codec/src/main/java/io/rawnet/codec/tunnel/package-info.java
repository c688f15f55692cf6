/**
 * Headers that carry whole packets inside packets: GRE, PPTP's version of it, VXLAN and Geneve. IP in IP needs no header of
 * its own: see {@code network}. Not here: L2TP, the source routes of RFC 1701, and what the classes of Geneve options mean.
 *
 * <p>Start at {@link io.rawnet.codec.tunnel.GreHeader}, {@link io.rawnet.codec.tunnel.VxlanHeader} or
 * {@link io.rawnet.codec.tunnel.GeneveHeader}.
 */
package io.rawnet.codec.tunnel;
