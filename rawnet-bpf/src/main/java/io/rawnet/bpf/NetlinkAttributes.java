package io.rawnet.bpf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The search for netlink attributes behind {@link Extension#NETLINK_ATTRIBUTE}. An attribute is a length that counts its header, a type
 * of 14 bits, both 16-bit numbers in native order, and a value; the next one starts at a multiple of four.
 */
final class NetlinkAttributes {

    private static final int HEADER_LENGTH = 4;
    private static final int TYPE_MASK = 0x3fff;

    private NetlinkAttributes() {}

    /** {@return the offset from {@code start} of the first attribute of this type, searched from offset on, or 0} */
    static int find(ByteBuffer packet, int start, int offset, int type) {
        int length = packet.limit() - start;
        return hasHeader(offset, length) ? search(packet, start, offset, length, type) : 0;
    }

    /** {@return the offset from {@code start} of the first attribute of this type within the attribute at offset, or 0} */
    static int findNested(ByteBuffer packet, int start, int offset, int type) {
        int length = packet.limit() - start;
        if (!hasHeader(offset, length)) {
            return 0;
        }
        int outer = attributeLength(packet, start + offset);
        if (outer < HEADER_LENGTH || outer > length - offset) {
            return 0;
        }
        return search(packet, start, offset + HEADER_LENGTH, offset + outer, type);
    }

    private static boolean hasHeader(int offset, int length) {
        return length >= HEADER_LENGTH && Integer.compareUnsigned(offset, length - HEADER_LENGTH) <= 0;
    }

    private static int search(ByteBuffer packet, int start, int from, int end, int type) {
        int offset = from;
        while (end - offset >= HEADER_LENGTH) {
            int attribute = attributeLength(packet, start + offset);
            if (attribute < HEADER_LENGTH || attribute > end - offset) {
                return 0;
            }
            if ((nativeShort(packet, start + offset + 2) & TYPE_MASK) == type) {
                return offset;
            }
            offset += attribute + 3 & ~3;
        }
        return 0;
    }

    private static int attributeLength(ByteBuffer packet, int index) {
        return nativeShort(packet, index);
    }

    private static int nativeShort(ByteBuffer packet, int index) {
        int first = packet.get(index) & 0xff;
        int second = packet.get(index + 1) & 0xff;
        return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? first << 8 | second : second << 8 | first;
    }
}
