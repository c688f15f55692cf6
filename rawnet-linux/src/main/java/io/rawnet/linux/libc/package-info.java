/** The C library's functions as jnr-ffi wants them declared. Open to jnr-ffi, exported to nobody. */
package io.rawnet.linux.libc;
