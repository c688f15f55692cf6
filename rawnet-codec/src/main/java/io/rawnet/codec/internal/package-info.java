/** Reading and writing fields in network byte order, and range checks. Not API. */
package io.rawnet.codec.internal;
