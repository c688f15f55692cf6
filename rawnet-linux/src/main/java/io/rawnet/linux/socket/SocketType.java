package io.rawnet.linux.socket;

/** The types of socket(2) that rawnet uses. */
public enum SocketType {
    /** A stream of octets. */
    SOCK_STREAM(1),
    /** Messages without the header of the layer. */
    SOCK_DGRAM(2),
    /** Messages with the header of the layer. */
    SOCK_RAW(3);

    private final int number;

    SocketType(int number) {
        this.number = number;
    }

    /** {@return the number the kernel knows it by} */
    public int number() {
        return number;
    }
}
