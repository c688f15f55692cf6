/**
 * TCP made by hand over a raw socket: enough of RFC 9293 to open a connection, exchange data and close it, one segment in flight at a
 * time, and short enough to be read in one go. {@link io.rawnet.examples.tcp.HandMadeConnection} is where to start.
 */
package io.rawnet.examples.tcp;
