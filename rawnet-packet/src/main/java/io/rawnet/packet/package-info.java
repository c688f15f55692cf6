/** Sockets at the link layer, and the interfaces they work on. */
package io.rawnet.packet;
