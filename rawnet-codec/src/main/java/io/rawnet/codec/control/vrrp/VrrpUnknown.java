package io.rawnet.codec.control.vrrp;

import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/**
 * A VRRP message of a version or type that has no record here; all behind its first octet is payload, for nobody knows where
 * it keeps what.
 *
 * @param version the version, 0 to 15; advertisements of versions 2 and 3 decode as records of their own
 * @param type the type, 0 to 15
 */
public record VrrpUnknown(int version, int type) implements VrrpMessage {

    /** The length of this header in octets. */
    public static final int LENGTH = 1;

    public VrrpUnknown {
        Range.check("version", version, 15);
        Range.check("type", type, 15);
    }

    @Override
    public int length() {
        return LENGTH;
    }

    @Override
    public void encode(ByteBuffer out) {
        Wire.put8(out, Wire.claim(out, LENGTH), version << 4 | type);
    }

    /** {@return for instance {@code VRRPv4 type 1}} */
    @Override
    public String toString() {
        return "VRRPv" + version + " type " + type;
    }
}
