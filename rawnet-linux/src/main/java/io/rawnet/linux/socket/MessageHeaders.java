package io.rawnet.linux.socket;

import io.rawnet.linux.memory.NativeMemory;

/**
 * A row of {@code struct mmsghdr}, each with a payload of one {@code struct iovec}, where the kernel reads and writes them.
 * <pre>
 * offset  struct mmsghdr (64-bit Linux, x86_64 and aarch64)
 *      0  address of the socket address
 *      8  length of the socket address, u32, padded to 8
 *     16  address of the struct iovec
 *     24  number of struct iovec, u64
 *     32  address of the control messages
 *     40  length of the control messages, u64
 *     48  flags of the received message, u32, padded to 8
 *     56  octets received or sent, u32, padded to 8
 * offset  struct iovec
 *      0  address of the payload
 *      8  length of the payload, u64
 * </pre>
 */
final class MessageHeaders {
    private static final int HEADER_SIZE = 64;
    private static final int ADDRESS = 0;
    private static final int ADDRESS_LENGTH = 8;
    private static final int VECTOR = 16;
    private static final int VECTOR_COUNT = 24;
    private static final int CONTROL = 32;
    private static final int CONTROL_LENGTH = 40;
    private static final int FLAGS = 48;
    private static final int LENGTH = 56;

    private static final int VECTOR_SIZE = 16;
    private static final int VECTOR_LENGTH = 8;

    private final NativeMemory headers;
    private final NativeMemory vectors;

    MessageHeaders(int slots) {
        headers = NativeMemory.allocate(Math.multiplyExact(slots, HEADER_SIZE));
        vectors = NativeMemory.allocate(Math.multiplyExact(slots, VECTOR_SIZE));
        for (int slot = 0; slot < slots; slot++) {
            headers.octets()
                    .putLong(header(slot) + VECTOR, vectors.address() + vector(slot))
                    .putLong(header(slot) + VECTOR_COUNT, 1);
        }
    }

    /** {@return where a slot's header lies, for the kernel} */
    long address(int slot) {
        return headers.address() + header(slot);
    }

    void setAddress(int slot, long address, int octets) {
        headers.octets().putLong(header(slot) + ADDRESS, address).putInt(header(slot) + ADDRESS_LENGTH, octets);
    }

    int addressLength(int slot) {
        return headers.octets().getInt(header(slot) + ADDRESS_LENGTH);
    }

    void setControl(int slot, long address, int octets) {
        headers.octets().putLong(header(slot) + CONTROL, address).putLong(header(slot) + CONTROL_LENGTH, octets);
    }

    long controlLength(int slot) {
        return headers.octets().getLong(header(slot) + CONTROL_LENGTH);
    }

    void setPayload(int slot, long address, int octets) {
        vectors.octets().putLong(vector(slot), address).putLong(vector(slot) + VECTOR_LENGTH, octets);
    }

    long payloadRoom(int slot) {
        return vectors.octets().getLong(vector(slot) + VECTOR_LENGTH);
    }

    int flags(int slot) {
        return headers.octets().getInt(header(slot) + FLAGS);
    }

    /** {@return the octets that were sent, or the length of the received message} */
    int length(int slot) {
        return headers.octets().getInt(header(slot) + LENGTH);
    }

    void setLength(int slot, int octets) {
        headers.octets().putInt(header(slot) + LENGTH, octets);
    }

    void setFlags(int slot, int flags) {
        headers.octets().putInt(header(slot) + FLAGS, flags);
    }

    private static int header(int slot) {
        return slot * HEADER_SIZE;
    }

    private static int vector(int slot) {
        return slot * VECTOR_SIZE;
    }
}
