package io.rawnet.ip;

/** What happens to the IP header of a received packet on its way to the program. */
enum HeaderOnReceive {
    /** The kernel hands up none. */
    NONE(1),
    /** The kernel hands it up, and it is taken off. */
    TAKEN_OFF(1),
    /** The kernel hands it up, and the program gets it. */
    KEPT(0),
    /** The kernel hands up none, and it is put together from control messages. */
    PUT_TOGETHER(0),
    /** The kernel hands up none, and no transport header either. */
    NO_TRANSPORT_HEADER(2);

    private final int absentFromQuotes;

    HeaderOnReceive(int absentFromQuotes) {
        this.absentFromQuotes = absentFromQuotes;
    }

    /** {@return how many headers of the packet are missing in what an error of the error queue quotes} */
    int absentFromQuotes() {
        return absentFromQuotes;
    }
}
