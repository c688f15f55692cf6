package io.rawnet.codec.transport.option;

import io.rawnet.codec.internal.Range;

/**
 * Maximum segment size, kind 2 (RFC 9293 section 3.7.1).
 *
 * @param octets the largest segment the sender takes, without headers, 0 to 65535
 */
public record MaximumSegmentSize(int octets) implements TcpOption {

    public MaximumSegmentSize {
        Range.u16("maximum segment size", octets);
    }

    @Override
    public String toString() {
        return "mss " + octets;
    }
}
