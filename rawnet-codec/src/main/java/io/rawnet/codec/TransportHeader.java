package io.rawnet.codec;

/** A transport header, which begins with the two ports: TCP, UDP, UDP-Lite, DCCP and SCTP. */
public interface TransportHeader extends ConversationHeader {

    /** {@return the source port, 0 to 65535} */
    int sourcePort();

    /** {@return the destination port, 0 to 65535} */
    int destinationPort();

    /** {@return whether the request is of the same protocol and its ports are the ports of this header, swapped} */
    @Override
    default boolean answers(Header request, int requestPayload) {
        return request.getClass() == getClass()
                && sourcePort() == ((TransportHeader) request).destinationPort()
                && destinationPort() == ((TransportHeader) request).sourcePort();
    }
}
