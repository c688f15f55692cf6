/** The structures of poll(2) and epoll(7) in memory. */
package io.rawnet.linux.poll;
