/**
 * Which packets belong to one conversation: the key that both directions share, and a table of flows, bounded in size and idle
 * time. What the octets of a TCP conversation say is in {@code io.rawnet.codec.stream}.
 *
 * <p>Start at {@link io.rawnet.codec.flow.FlowKey}, and {@link io.rawnet.codec.flow.FlowTable} for many flows.
 */
package io.rawnet.codec.flow;
