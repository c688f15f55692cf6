/** The options of a TCP header, one kind a file. */
package io.rawnet.codec.transport.option;
