package io.rawnet.linux.memory;

import java.nio.ByteBuffer;

/** A field of a structure that the kernel writes, read in place. Structures are in memory of native byte order. */
@FunctionalInterface
public interface Field {
    /**
     * {@return the field's value}
     *
     * @param memory where the structure is
     * @param structure its first octet
     */
    int get(ByteBuffer memory, int structure);

    /**
     * {@return a field of one octet, 0 to 255}
     *
     * @param offset where it is in the structure
     */
    static Field u8(int offset) {
        return (memory, structure) -> Byte.toUnsignedInt(memory.get(structure + offset));
    }

    /**
     * {@return a field of two octets, 0 to 65535}
     *
     * @param offset where it is in the structure
     */
    static Field u16(int offset) {
        return (memory, structure) -> Short.toUnsignedInt(memory.getShort(structure + offset));
    }

    /**
     * {@return a field of two octets in network byte order, 0 to 65535}
     *
     * @param offset where it is in the structure
     */
    static Field network16(int offset) {
        return (memory, structure) -> Byte.toUnsignedInt(memory.get(structure + offset)) << Byte.SIZE
                | Byte.toUnsignedInt(memory.get(structure + offset + 1));
    }

    /**
     * {@return a field of four octets, as a signed number}
     *
     * @param offset where it is in the structure
     */
    static Field s32(int offset) {
        return (memory, structure) -> memory.getInt(structure + offset);
    }
}
