package io.rawnet.linux.network;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A request to the kernel (netlink(7)), written front to back: header, fixed structure, attributes.
 * <pre>
 * offset  struct nlmsghdr            offset  struct rtattr
 *      0  length, u32                     0  length with this header, u16
 *      4  type, u16                       2  type, u16
 *      6  flags, u16                      4  data, padded to a multiple of 4
 *      8  sequence number, u32
 *     12  port, u32, 0 for the kernel
 * </pre>
 */
final class NetlinkRequest {
    static final int HEADER_SIZE = 16;
    static final int TYPE = 4;
    static final int FLAGS = 6;
    static final int SEQUENCE_NUMBER = 8;
    static final int ATTRIBUTE_HEADER_SIZE = 4;

    static final short NLM_F_REQUEST = 0x1;
    static final short NLM_F_ACK = 0x4;
    static final short NLM_F_DUMP = 0x300;
    static final short NLM_F_EXCL = 0x200;
    static final short NLM_F_CREATE = 0x400;

    private static final int CAPACITY = 1024;
    private static final int NLA_F_NESTED = 0x8000;

    private final ByteBuffer octets = ByteBuffer.allocate(CAPACITY).order(ByteOrder.nativeOrder());
    private final String what;

    /**
     * Starts a request.
     *
     * @param what its name, for messages
     * @param type {@code RTM_…}
     * @param flags {@code NLM_F_…}; NLM_F_REQUEST is added
     */
    NetlinkRequest(String what, int type, int flags) {
        this.what = "rtnetlink " + what;
        octets.putInt(0).putShort((short) type).putShort((short) (flags | NLM_F_REQUEST));
        octets.putInt(0).putInt(0);
    }

    /** {@return its name behind {@code rtnetlink}, for messages} */
    String what() {
        return what;
    }

    NetlinkRequest u8(int value) {
        octets.put((byte) value);
        return this;
    }

    NetlinkRequest u32(int value) {
        octets.putInt(value);
        return this;
    }

    NetlinkRequest attribute(int type, byte[] value) {
        octets.putShort((short) (ATTRIBUTE_HEADER_SIZE + value.length)).putShort((short) type);
        octets.put(value);
        while (octets.position() % 4 != 0) {
            octets.put((byte) 0);
        }
        return this;
    }

    NetlinkRequest attribute(int type, int value) {
        ByteBuffer number = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
        return attribute(type, number.putInt(value).array());
    }

    NetlinkRequest attribute(int type, String value) {
        return attribute(type, (value + '\0').getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Starts an attribute that holds attributes; {@link #end} takes what this returns. */
    int begin(int type) {
        int start = octets.position();
        octets.putShort((short) 0).putShort((short) (type | NLA_F_NESTED));
        return start;
    }

    NetlinkRequest end(int start) {
        octets.putShort(start, (short) (octets.position() - start));
        return this;
    }

    /** {@return the finished request} */
    ByteBuffer finish(int sequenceNumber) {
        octets.putInt(0, octets.position()).putInt(SEQUENCE_NUMBER, sequenceNumber);
        return octets.duplicate().flip();
    }
}
