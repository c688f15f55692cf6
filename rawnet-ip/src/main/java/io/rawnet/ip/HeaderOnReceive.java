package io.rawnet.ip;

/** What happens to the IP header of a received packet on its way to the program. */
enum HeaderOnReceive {
    /** The kernel hands up none. */
    NONE,
    /** The kernel hands it up, and it is taken off. */
    TAKEN_OFF,
    /** The kernel hands it up, and the program gets it. */
    KEPT,
    /** The kernel hands up none, and it is put together from control messages. */
    PUT_TOGETHER
}
