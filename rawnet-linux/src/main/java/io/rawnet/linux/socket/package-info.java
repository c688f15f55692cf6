/**
 * Sockets: opening, binding, options, addresses, control messages and filters, and {@link io.rawnet.linux.socket.MessageBatch},
 * through which every packet goes in and out. What a packet means is not known here.
 */
package io.rawnet.linux.socket;
