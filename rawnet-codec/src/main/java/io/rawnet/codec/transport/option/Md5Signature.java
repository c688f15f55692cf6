package io.rawnet.codec.transport.option;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;

/**
 * MD5 signature, kind 19 (RFC 2385 section 3; made obsolete by TCP-AO).
 *
 * @param digest the 16 octets; they are neither made nor checked here
 */
public record Md5Signature(Octets digest) implements TcpOption {

    public Md5Signature {
        Range.octets("digest", digest.size(), 16);
    }

    @Override
    public String toString() {
        return "md5 0x" + digest;
    }
}
