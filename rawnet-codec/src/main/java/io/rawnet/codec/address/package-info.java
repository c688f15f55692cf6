/**
 * Link-layer and Internet addresses as small immutable values; text in and out without ever asking DNS. Not here: prefixes,
 * scopes (zone identifiers) and interfaces.
 */
package io.rawnet.codec.address;
