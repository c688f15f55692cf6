/**
 * What several packages need and no user should see: fields in network byte order, range checks, lists and layouts that
 * protocols share, and the walk over IPv6 extension headers. Not API, not exported.
 */
package io.rawnet.codec.internal;
