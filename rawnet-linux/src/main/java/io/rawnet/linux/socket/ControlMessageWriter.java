package io.rawnet.linux.socket;

import java.nio.ByteBuffer;

/** Writes control messages (cmsg(3)) for a packet to send, one after the other. One object can write any number of areas. */
public final class ControlMessageWriter {
    private ByteBuffer memory;
    private int start;
    private int position;

    /**
     * Starts an empty area.
     *
     * @param area where to, in native byte order
     * @param offset first octet
     * @return this
     */
    public ControlMessageWriter over(ByteBuffer area, int offset) {
        memory = area;
        start = offset;
        position = offset;
        return this;
    }

    /**
     * Adds a message with room for data, all zero.
     *
     * @param option level and type
     * @param octets length of the data
     * @return where the data start in the area
     * @throws IndexOutOfBoundsException if the area is too small
     */
    public int add(KernelOption option, int octets) {
        int length = ControlMessages.HEADER_SIZE + octets;
        for (int offset = 0; offset < ControlMessages.align(length); offset += Long.BYTES) {
            memory.putLong(position + offset, 0);
        }
        memory.putLong(position, length);
        memory.putInt(position + 8, option.level());
        memory.putInt(position + 12, option.number());
        int data = position + ControlMessages.HEADER_SIZE;
        position += ControlMessages.align(length);
        return data;
    }

    /**
     * Adds a message with an int.
     *
     * @param option level and type
     * @param value the int
     * @return this
     * @throws IndexOutOfBoundsException if the area is too small
     */
    public ControlMessageWriter addInt(KernelOption option, int value) {
        memory.putInt(add(option, Integer.BYTES), value);
        return this;
    }

    /** {@return the length in octets of the messages written so far} */
    public int length() {
        return position - start;
    }
}
