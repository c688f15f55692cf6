/**
 * Link-layer and Internet addresses as small immutable values; text in and out without ever asking DNS. Not here: prefixes,
 * scopes (zone identifiers) and interfaces.
 *
 * <p>Start at {@link io.rawnet.codec.address.IpAddress} and {@link io.rawnet.codec.address.MacAddress}.
 */
package io.rawnet.codec.address;
