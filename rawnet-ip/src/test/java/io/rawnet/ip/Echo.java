package io.rawnet.ip;

import io.rawnet.codec.InternetChecksum;
import java.nio.ByteBuffer;

/** Echo requests and what to tell of them, as octets, so that these tests lean on no decoder. */
final class Echo {
    static final int REQUEST = 8;
    static final int REPLY = 0;

    private Echo() {}

    /** An ICMPv4 echo request with a checksum, on the heap. */
    static ByteBuffer request(int identifier, int sequence, int dataOctets) {
        ByteBuffer message = ByteBuffer.allocate(8 + dataOctets);
        message.put(0, (byte) REQUEST).putShort(4, (short) identifier).putShort(6, (short) sequence);
        return withChecksum(message);
    }

    /** Fills in the checksum of an ICMPv4 message at the start of a buffer. */
    static ByteBuffer withChecksum(ByteBuffer message) {
        return message.putShort(2, (short) InternetChecksum.finish(InternetChecksum.sum(message, 0, message.limit())));
    }

    static int identifier(ByteBuffer message, int start) {
        return Short.toUnsignedInt(message.getShort(start + 4));
    }
}
