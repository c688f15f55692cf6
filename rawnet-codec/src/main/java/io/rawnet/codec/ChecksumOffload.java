package io.rawnet.codec;

/** What the kernel knows of a received packet's transport checksum. */
public enum ChecksumOffload {
    /** The kernel says nothing: compute it to know. */
    UNKNOWN,
    /** The packet was sent by this machine and the network card would have filled the checksum in. */
    NOT_YET_COMPUTED,
    /** The kernel or the network card has found it right. */
    VERIFIED
}
