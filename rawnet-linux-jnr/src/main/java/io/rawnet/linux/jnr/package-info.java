/**
 * rawnet-linux through jnr-ffi: start at {@link io.rawnet.linux.jnr.JnrBackEnd}. There is nothing here to call; it is enough that the
 * archive is on the class path or module path.
 */
package io.rawnet.linux.jnr;
