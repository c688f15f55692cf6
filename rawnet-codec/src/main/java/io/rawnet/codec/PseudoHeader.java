package io.rawnet.codec;

/** The addresses that a transport checksum covers besides the transport header and its data. */
public interface PseudoHeader {

    /**
     * {@return the partial {@link InternetChecksum} sum of this pseudo header}
     *
     * @param protocol the transport protocol number, 0 to 255
     * @param length the length of transport header and data in octets, 0 to 2^32-1
     */
    long sum(int protocol, long length);
}
