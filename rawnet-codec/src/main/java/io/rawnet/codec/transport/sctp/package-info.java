/**
 * The Stream Control Transmission Protocol (RFC 9260): the common header, its chunks, one layout a file, and the parameters and
 * error causes inside them. The chunks of extensions are kept as octets and named.
 *
 * <p>Start at {@link io.rawnet.codec.transport.sctp.SctpPacket}.
 */
package io.rawnet.codec.transport.sctp;
