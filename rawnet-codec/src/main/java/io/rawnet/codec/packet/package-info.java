/**
 * The whole stack: a packet as a list of headers, payload and trailer; the decoder that finds them, completion,
 * request and answer matching, and text for people. This is the one package that knows all headers; what a single header is and does is in theirs, and no socket or file is here.
 */
package io.rawnet.codec.packet;
