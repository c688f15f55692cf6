/** Link-layer and Internet addresses as small immutable values; text in and out without ever asking DNS. */
package io.rawnet.codec.address;
