/**
 * What the two sides of a TCP connection said, put together from captured segments within limits whatever strangers send; and
 * whole packets for those that came in IP fragments. Nothing here answers or sends: it watches.
 *
 * <p>Start at {@link io.rawnet.codec.stream.TcpReassembler}, and {@link io.rawnet.codec.stream.Defragmenter} for IP fragments.
 */
package io.rawnet.codec.stream;
