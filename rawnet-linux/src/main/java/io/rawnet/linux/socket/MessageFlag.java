package io.rawnet.linux.socket;

/** The flags of sendmsg(2) and recvmsg(2) that rawnet uses, as bits of an {@code int}. */
public final class MessageFlag {
    /** Received: the message was cut. As an argument: return its full length. */
    public static final int MSG_TRUNC = 0x20;
    /** Take from the error queue. */
    public static final int MSG_ERRQUEUE = 0x2000;

    private MessageFlag() {}
}
