package io.rawnet.codec.control.vrrp;

import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;

/** Where advertisements of both versions keep the fields that they share. */
final class AdvertisementLayout {

    /** The length of an advertisement without addresses in octets. */
    static final int MIN_LENGTH = 8;

    static final int VIRTUAL_ROUTER_IDENTIFIER = 1;
    static final int PRIORITY = 2;
    static final int COUNT = 3;
    static final int INTERVAL = 4;
    static final int CHECKSUM = 6;

    private AdvertisementLayout() {}

    /** Claims room for an advertisement and writes its shared fields; returns the absolute index of its first octet. */
    static int begin(ByteBuffer out, int length, int version, int identifier, int priority, int count, int checksum) {
        int start = Wire.claim(out, length);
        Wire.put8(out, start, version << 4 | VrrpMessage.ADVERTISEMENT);
        Wire.put8(out, start + VIRTUAL_ROUTER_IDENTIFIER, identifier);
        Wire.put8(out, start + PRIORITY, priority);
        Wire.put8(out, start + COUNT, count);
        Wire.put16(out, start + CHECKSUM, checksum);
        return start;
    }
}
