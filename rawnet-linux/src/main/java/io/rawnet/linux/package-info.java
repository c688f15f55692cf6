/** What makes the system calls: {@link io.rawnet.linux.NativeBackEnd} tells which of two ways to the C library is in use. */
package io.rawnet.linux;
