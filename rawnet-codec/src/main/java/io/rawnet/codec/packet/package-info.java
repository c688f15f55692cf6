/**
 * The whole stack: a packet as a list of headers, payload and trailer; the decoder that finds them, completion,
 * request and answer matching, and text for people. This is the one package that knows all headers; what a single header is and does is in theirs, and no socket or file is here.
 *
 * <p>Start at {@link io.rawnet.codec.packet.Packet}, a packet as a value: {@code of} makes one, {@code decode} reads one, {@code completed} fills
 * in lengths and checksums. It is not tied to a socket. The module {@code io.rawnet.packet} has a similar name for another reason: it is called
 * after the packet sockets of Linux (AF_PACKET), and sends and receives what is made here.
 */
package io.rawnet.codec.packet;
