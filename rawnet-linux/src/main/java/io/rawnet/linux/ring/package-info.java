/** The structures of the rings that packet sockets share with the kernel (packet(7)), read and written where they lie. */
package io.rawnet.linux.ring;
