package io.rawnet.codec;

/**
 * A header whose protocol has requests and answers, such as TCP, UDP, ICMP and ARP. A header of your own that is one takes part
 * when {@code Packet.answers} matches a packet with a request.
 */
public interface ConversationHeader extends Header {

    /**
     * {@return whether this header answers one of a request} Only what the two headers say counts: the packet compares the
     * IP addresses.
     *
     * @param request the header of the request that is in the place of this one
     * @param requestPayload how many octets of the request lie behind that header and belong to it
     */
    boolean answers(Header request, int requestPayload);
}
