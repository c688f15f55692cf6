/** Structures of AF_XDP sockets, and of bpf(2) as far as programs for them need it. */
package io.rawnet.linux.xdp;
