package io.rawnet.bpf;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;

/** Checks that say which value was wrong and what would have been right. */
final class Ranges {

    private Ranges() {}

    static void requireUnsigned(String name, long value, int bits) {
        requireBetween(name, value, 0, (1L << bits) - 1);
    }

    static void requireBetween(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + ", must be " + least + " to " + most);
        }
    }

    static void requireRemaining(ByteBuffer out, int octets) {
        if (out.remaining() < octets) {
            throw new BufferOverflowException();
        }
    }
}
