package io.rawnet.linux.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The attributes of a message from the kernel, by type. Attributes whose length does not fit are left out, with all behind them. */
final class NetlinkAttributes {
    private static final int TYPE_MASK = 0x3fff;

    private final Map<Integer, byte[]> values = new HashMap<>();

    private NetlinkAttributes() {}

    /**
     * {@return the attributes from a buffer's position to its limit}
     *
     * @param octets where they lie, in native byte order; its position moves
     */
    static NetlinkAttributes read(ByteBuffer octets) {
        NetlinkAttributes attributes = new NetlinkAttributes();
        while (octets.remaining() >= NetlinkRequest.ATTRIBUTE_HEADER_SIZE) {
            int start = octets.position();
            int length = Short.toUnsignedInt(octets.getShort());
            int type = octets.getShort() & TYPE_MASK;
            if (length < NetlinkRequest.ATTRIBUTE_HEADER_SIZE || length > octets.limit() - start) {
                break;
            }
            byte[] value = new byte[length - NetlinkRequest.ATTRIBUTE_HEADER_SIZE];
            octets.get(value);
            attributes.values.put(type, value);
            octets.position(Math.min(octets.limit(), start + (length + 3 & ~3)));
        }
        return attributes;
    }

    /** {@return the octets of an attribute, empty where it is missing} */
    byte[] octets(int type) {
        return values.getOrDefault(type, new byte[0]);
    }

    /** {@return an attribute that is an unsigned octet, 0 where it is missing} */
    int octet(int type) {
        byte[] value = octets(type);
        return value.length == Byte.BYTES ? Byte.toUnsignedInt(value[0]) : 0;
    }

    /** {@return an attribute that is an int} */
    OptionalInt number(int type) {
        byte[] value = octets(type);
        return value.length == Integer.BYTES
                ? OptionalInt.of(
                        ByteBuffer.wrap(value).order(ByteOrder.nativeOrder()).getInt())
                : OptionalInt.empty();
    }

    /** {@return an attribute that is a string, empty where it is missing} */
    String text(int type) {
        String value = new String(octets(type), StandardCharsets.ISO_8859_1);
        int end = value.indexOf('\0');
        return end < 0 ? value : value.substring(0, end);
    }
}
