package io.rawnet.codec.control;

/** The body of an ICMP or ICMPv6 error that says how long its quote is, so that extensions may follow it (RFC 4884). */
public interface ExtensibleError extends IcmpError {

    /** {@return the length attribute: the length of the quoted datagram in words of 4 octets, in ICMPv6 of 8; 0 to 255} */
    int quotedWords();

    /**
     * {@return a copy with another length attribute}
     *
     * @param quotedWords the new value, 0 to 255
     * @throws IllegalArgumentException if it is outside
     */
    ExtensibleError withQuotedWords(int quotedWords);
}
