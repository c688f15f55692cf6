package io.rawnet.examples.tool.capture;

import io.rawnet.codec.ChecksumOffload;
import java.nio.ByteBuffer;

/** The packet that was just received, as capture files have it. The object is the same for all packets of a source. */
public interface CapturedFrame {
    /** {@return the octets, from position to limit} */
    ByteBuffer octets();

    /** {@return how many octets it had, with what was put in front} */
    int originalLength();

    /** {@return when it was received, in nanoseconds since 1970} */
    long timestampNanoseconds();

    /** {@return the index of the interface that received or sent it} */
    int interfaceIndex();

    /** {@return whether this host sent it} */
    boolean isOutgoing();

    /** {@return what the kernel knows of its transport checksum} */
    ChecksumOffload checksumOffload();
}
