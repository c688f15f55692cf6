/**
 * Transport headers: TCP, UDP, UDP-Lite and DCCP, and sequence numbers that wrap around.
 *
 * <p>The options of TCP are in {@code option}, SCTP is in {@code sctp}. Not here: state. Nothing in this module follows a
 * connection; the options of DCCP and what its types add are kept as octets.
 *
 * <p>Start at {@link io.rawnet.codec.transport.TcpHeader} and {@link io.rawnet.codec.transport.UdpHeader}.
 */
package io.rawnet.codec.transport;
