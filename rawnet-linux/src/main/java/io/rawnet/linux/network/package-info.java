/**
 * Networks as the kernel sees them from the calling thread: its network namespace, the interfaces and addresses in it, and
 * changes to them through rtnetlink(7).
 */
package io.rawnet.linux.network;
