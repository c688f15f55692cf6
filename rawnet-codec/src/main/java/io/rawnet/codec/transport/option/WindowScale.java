package io.rawnet.codec.transport.option;

import io.rawnet.codec.internal.Range;

/**
 * Window scale, kind 3 (RFC 7323 section 2.2).
 *
 * @param shift how many bits to the left the sender's windows are to be shifted, 0 to 255; receivers take more than
 *     {@link #MAX_SHIFT} for that
 */
public record WindowScale(int shift) implements TcpOption {

    /** The greatest shift that RFC 7323 section 2.3 allows. */
    public static final int MAX_SHIFT = 14;

    public WindowScale {
        Range.u8("window scale shift", shift);
    }

    @Override
    public String toString() {
        return "wscale " + shift;
    }
}
