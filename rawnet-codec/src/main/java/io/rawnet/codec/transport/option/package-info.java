/**
 * The options of a TCP header, one kind a file, and the list they stand in. MPTCP's and TCP-AO's contents are kept as octets:
 * only their kinds are told.
 *
 * <p>Start at {@link io.rawnet.codec.transport.option.TcpOptions}.
 */
package io.rawnet.codec.transport.option;
