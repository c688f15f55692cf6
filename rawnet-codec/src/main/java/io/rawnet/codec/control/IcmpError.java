package io.rawnet.codec.control;

/**
 * The body of an ICMP or ICMPv6 error (RFC 792, RFC 4443). The quote of the datagram that the error is about, and the extensions
 * that may follow it, are the payload.
 */
public interface IcmpError extends MessageBody {}
