/** The whole stack: a packet as a list of headers, payload and trailer; the decoder that finds them, and text for people. */
package io.rawnet.codec.packet;
