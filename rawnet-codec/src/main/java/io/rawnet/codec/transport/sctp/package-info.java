/** The Stream Control Transmission Protocol: the common header and its chunks, one layout a file. */
package io.rawnet.codec.transport.sctp;
