package io.rawnet.codec.control;

/** The body of a request, or of the reply to it, that identifier and sequence number tell apart from others. */
public interface NumberedBody extends MessageBody {

    /** {@return which series of requests this belongs to, 0 to 65535} */
    int identifier();

    /** {@return which request of the series this is, 0 to 65535; at most 255 in an extended echo} */
    int sequenceNumber();

    @Override
    default boolean answers(MessageBody request) {
        return request instanceof NumberedBody numbered
                && identifier() == numbered.identifier()
                && sequenceNumber() == numbered.sequenceNumber();
    }
}
