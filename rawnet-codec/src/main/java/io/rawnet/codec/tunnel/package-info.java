/**
 * Headers that carry whole packets inside packets: GRE, PPTP's version of it, and VXLAN. IP in IP needs no header of its own:
 * see {@code network}. Not here: Geneve, L2TP and the source routes of RFC 1701.
 */
package io.rawnet.codec.tunnel;
