package io.rawnet.linux.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The attributes of a message from the kernel, by type. Attributes whose length does not fit are left out, with all behind them. */
final class NetlinkAttributes {
    private static final int TYPE_MASK = 0x3fff;

    private final Map<Integer, byte[]> values = new HashMap<>();

    /**
     * Reads attributes, up to the first one that is not inside.
     *
     * @param octets where they lie, in native byte order; its position moves
     */
    NetlinkAttributes(ByteBuffer octets) {
        while (octets.remaining() >= NetlinkRequest.ATTRIBUTE_HEADER_SIZE) {
            int start = octets.position();
            int length = Short.toUnsignedInt(octets.getShort());
            int type = octets.getShort() & TYPE_MASK;
            if (length < NetlinkRequest.ATTRIBUTE_HEADER_SIZE || length > octets.limit() - start) {
                break;
            }
            byte[] value = new byte[length - NetlinkRequest.ATTRIBUTE_HEADER_SIZE];
            octets.get(value);
            values.put(type, value);
            octets.position(Math.min(octets.limit(), start + (length + 3 & ~3)));
        }
    }

    /** {@return the octets of an attribute, empty where it is missing} */
    byte[] octets(int type) {
        return values.getOrDefault(type, new byte[0]);
    }

    /** {@return an attribute that is a number of one octet, unsigned, or of four; 0 where it is missing} */
    int number(int type) {
        ByteBuffer value = ByteBuffer.wrap(octets(type)).order(ByteOrder.nativeOrder());
        return switch (value.capacity()) {
            case Byte.BYTES -> Byte.toUnsignedInt(value.get());
            case Integer.BYTES -> value.getInt();
            default -> 0;
        };
    }

    /** {@return an attribute that is a string, empty where it is missing} */
    String text(int type) {
        return new String(octets(type), StandardCharsets.ISO_8859_1).split("\0", 2)[0];
    }
}
