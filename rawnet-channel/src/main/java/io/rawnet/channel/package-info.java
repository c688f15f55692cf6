/**
 * What is the same for every channel, whatever its layer.
 *
 * <ul>
 *   <li>{@link io.rawnet.channel.RawChannel}: filters, options, closing and interrupts,
 *   <li>{@link io.rawnet.channel.ChannelOptions}: the options that every channel has,
 *   <li>{@link io.rawnet.channel.Exchange}: requests and what answers them,
 *   <li>{@link io.rawnet.channel.SendBatch} and {@link io.rawnet.channel.ReceiveBatch}: many packets with one system call,
 *   <li>{@link io.rawnet.channel.Poller}: one thread that waits for many channels.
 * </ul>
 *
 * <p>Start at a channel: {@code io.rawnet.ip.TransportChannel}, {@code io.rawnet.ip.IpChannel} or {@code io.rawnet.packet.LinkChannel}. How to
 * open one, and what its addresses look like, is not here.
 */
package io.rawnet.channel;
