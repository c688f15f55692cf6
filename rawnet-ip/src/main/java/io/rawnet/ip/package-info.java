/**
 * Channels over IP sockets (raw(7), udp(7), ip(7), ipv6(7)).
 *
 * <p>Start at {@link io.rawnet.ip.TransportChannel} if the kernel is to write the IP header, at {@link io.rawnet.ip.IpChannel} if you write
 * it, and at {@link io.rawnet.ip.UdpChannel} if the kernel is to write the UDP header too, which needs no privilege:
 *
 * <pre>{@code
 * try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
 *     Packet request = Packet.of(IcmpHeader.echoRequest(7, 1)).completed();
 *     channel.exchange(request, host, Duration.ofSeconds(1)).ifPresent(answer -> show(answer.packet()));
 * }
 * }</pre>
 *
 * <p>{@link io.rawnet.ip.InternetChannel} is what these channels share: addresses, options, filters and waiting. They follow
 * {@link java.nio.channels}: closing wakes every blocked call, an interrupt closes, and any number of threads may call at once.
 *
 * <p>{@link io.rawnet.ip.TcpPortGuard} keeps the kernel from answering TCP segments that a program answers itself. Not here: frames, which
 * are in {@code io.rawnet.packet}, and what is the same for every channel, which is in {@link io.rawnet.channel}.
 */
package io.rawnet.ip;
