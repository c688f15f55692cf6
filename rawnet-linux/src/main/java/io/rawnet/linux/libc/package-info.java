/**
 * The C library: its functions as an interface of primitives ({@link io.rawnet.linux.libc.LibC}), and the back ends that implement it.
 * Exported to the module that provides one of them and to rawnet-channel, for views of memory; calls are made through {@code
 * io.rawnet.linux.call}.
 */
package io.rawnet.linux.libc;
