/**
 * Link-layer headers and the packets that go right on them: Ethernet with VLAN tags, LLC and SNAP, ARP, MPLS, PPP and PPPoE,
 * the loopback header of BSD, and the cooked headers that Linux puts in their place in captures.
 *
 * <p>Not here: frame check sequences, which captures leave out, and Wi-Fi. The tags of PPPoE discovery and the packets of PPP's
 * control protocols are left as payload.
 *
 * <p>Start at {@link io.rawnet.codec.link.EthernetHeader} and {@link io.rawnet.codec.link.ArpPacket}.
 */
package io.rawnet.codec.link;
