/**
 * The structures of sockets in memory: addresses, options, control messages, and {@link io.rawnet.linux.socket.MessageRow}, through
 * which every packet goes in and out. What a packet means is not known here.
 */
package io.rawnet.linux.socket;
