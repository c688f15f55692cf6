/** IPv4 and IPv6 headers, their options and pseudo headers. */
package io.rawnet.codec.network;
