/**
 * TCP made by hand over a raw socket: enough of RFC 9293 to open a connection, exchange data and close it, one segment in flight at a
 * time. {@link io.rawnet.examples.tcp.HandMadeConnection} is where to start: it has what a program calls, {@code ControlBlock} the rules, and
 * {@code SegmentChannel} the socket.
 */
package io.rawnet.examples.tcp;
