/**
 * AF_XDP sockets, and the programs that give them packets.
 *
 * <p>Start at {@link io.rawnet.xdp.XdpSocket}. What is not here: network cards' hardware offload, frames of more than one chunk
 * (multi-buffer), and metadata that a program puts in front of a packet.
 */
package io.rawnet.xdp;
