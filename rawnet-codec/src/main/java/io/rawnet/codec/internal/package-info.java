/**
 * What several packages need and is no API: fields in network byte order, range checks, names of numbers, lists and layouts that
 * protocols share, and the walk over IPv6 extension headers. Exported to rawnet's own modules only.
 */
package io.rawnet.codec.internal;
