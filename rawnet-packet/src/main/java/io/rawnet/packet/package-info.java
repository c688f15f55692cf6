/**
 * Sockets at the link layer (packet(7)), and the interfaces they work on.
 *
 * <p>The package is called after the packet sockets of Linux, {@code AF_PACKET}. A packet as a value, with its headers, is
 * {@link io.rawnet.codec.packet.Packet}: channels of this package send and receive it.
 *
 * <p>Start at {@link io.rawnet.packet.LinkChannel}, which sends and receives frames, and {@link io.rawnet.packet.LinkInterface}, where they
 * go and come from:
 *
 * <pre>{@code
 * LinkInterface on = LinkInterface.byName(name);
 * MacAddress mac = on.mac().orElseThrow();
 * try (LinkChannel channel = LinkChannel.open(LinkMode.RAW, on, EtherType.ARP, "arp")) {
 *     Packet question = Packet.of(
 *             new EthernetHeader(MacAddress.BROADCAST, mac, EtherType.ARP), ArpPacket.request(mac, own, host));
 *     channel.exchange(question, Duration.ofSeconds(1)).ifPresent(answer -> show(answer.packet()));
 * }
 * }</pre>
 *
 * <p>For very many packets {@link io.rawnet.packet.PacketRing} receives, and {@link io.rawnet.packet.TransmitRing} sends, through memory that is
 * shared with the kernel. Filters, options, batches and waiting for many channels are in {@link io.rawnet.channel}. Not here: sockets
 * for which the kernel writes the link header and routes, which are in {@code io.rawnet.ip}, and monitor mode of Wi-Fi.
 */
package io.rawnet.packet;
