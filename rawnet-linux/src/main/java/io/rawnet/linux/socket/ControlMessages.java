package io.rawnet.linux.socket;

import java.nio.ByteBuffer;

/**
 * The control messages of a received packet (cmsg(3)), one after the other, read in place. A message whose length does not fit ends
 * the walk: nothing outside the area is ever read.
 * <pre>
 * offset  struct cmsghdr
 *      0  length with this header, u64
 *      8  level, s32
 *     12  type, s32
 *     16  data, padded to a multiple of 8
 * </pre>
 */
public final class ControlMessages {
    /** Octets in front of the data. */
    static final int HEADER_SIZE = 16;

    private static final int LEVEL = 8;
    private static final int TYPE = 12;

    private ByteBuffer memory;
    private int next;
    private int end;
    private int current;
    private int length;

    /**
     * Starts at the first message of an area. One object can walk over any number of areas.
     *
     * @param area where the messages lie, in native byte order
     * @param offset first octet
     * @param octets length of all messages together
     * @return this
     */
    public ControlMessages over(ByteBuffer area, int offset, int octets) {
        memory = area;
        next = offset;
        end = Math.min(offset + octets, area.limit());
        return this;
    }

    /** {@return whether there is one more message, which becomes the current one} */
    public boolean next() {
        if (next > end - HEADER_SIZE) {
            return false;
        }
        long reported = memory.getLong(next);
        if (reported < HEADER_SIZE || reported > end - next) {
            next = end;
            return false;
        }
        current = next;
        length = (int) reported - HEADER_SIZE;
        next = Math.min(end, next + align((int) reported));
        return true;
    }

    /**
     * {@return whether the current message is of an option's level and number, with enough data}
     *
     * @param option the option
     * @param octets least length of the data
     */
    public boolean is(KernelOption option, int octets) {
        boolean same =
                memory.getInt(current + LEVEL) == option.level() && memory.getInt(current + TYPE) == option.number();
        return same && length >= octets;
    }

    /** {@return where the current message's data start in the area} */
    public int dataOffset() {
        return current + HEADER_SIZE;
    }

    /** {@return the length of the current message's data in octets} */
    public int dataLength() {
        return length;
    }

    static int align(int octets) {
        return octets + 7 & ~7;
    }
}
