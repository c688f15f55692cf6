package io.rawnet.codec.control;

import io.rawnet.codec.ConversationHeader;
import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.ControlMessage;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.number.EtherType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The header of an ICMP or ICMPv6 message: type, code, checksum, and a body that depends on the type. What follows the body is
 * payload: the data of an echo, the datagram that an error quotes.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |      Type     |      Code     |            Checksum           |
 * +---------------+---------------+-------------------------------+
 * |                           Body ...                            |
 * +---------------------------------------------------------------+
 * </pre>
 */
public interface IcmpMessage extends ConversationHeader {

    /** {@return the type of the message, 0 to 255} */
    int type();

    /** {@return the code, which tells messages of one type apart, 0 to 255} */
    int code();

    /** {@return the checksum, 0 to 65535} */
    int checksum();

    /** {@return the fields behind the checksum} */
    MessageBody body();

    /**
     * {@return a copy with another checksum}
     *
     * @param checksum the new value, 0 to 65535
     * @throws IllegalArgumentException if it is outside
     */
    IcmpMessage withChecksum(int checksum);

    /**
     * {@return a copy with another body}
     *
     * @param body the new body
     * @throws IllegalArgumentException if the type has no such body
     */
    IcmpMessage withBody(MessageBody body);

    /**
     * What RFCs say of the type and the code of a message.
     *
     * @param typeName name of the type, for instance {@code echo request}; {@code type 200} where it is not known
     * @param codeName what the code says, for instance {@code port}; {@code code 99} where it is not known
     * @param requestType type of the requests that messages of this type answer; empty where they answer none
     */
    record Meaning(String typeName, String codeName, OptionalInt requestType) {
        public Meaning {
            NotNull.check("typeName", typeName, "codeName", codeName, "requestType", requestType);
        }
    }

    /** {@return what RFCs say of the type and the code} */
    Meaning meaning();

    /** {@return what the code says, for instance {@code port}; {@code code 99} where it is not known} */
    default String codeName() {
        return meaning().codeName();
    }

    /** {@return whether messages of this type are answered by those of another} */
    boolean isRequest();

    /** {@return whether messages of this type answer those of another} */
    default boolean isReply() {
        return meaning().requestType().isPresent();
    }

    /** {@return what carries this message, which is also what its errors quote: IPv4 or IPv6} */
    EtherType networkProtocol();

    /**
     * {@return the body if it is of a kind}
     *
     * @param <B> the kind
     * @param kind the kind, for instance {@code Echo.class}
     */
    default <B extends MessageBody> Optional<B> body(Class<B> kind) {
        return Optional.of(body()).filter(kind::isInstance).map(kind::cast);
    }

    @Override
    default boolean answers(Header request, int requestPayload) {
        return request instanceof IcmpMessage message
                && networkProtocol().equals(message.networkProtocol())
                && meaning().requestType().equals(OptionalInt.of(message.type()))
                && body().answers(message.body());
    }

    @Override
    default int length() {
        return ControlMessage.MIN_LENGTH + body().length();
    }

    @Override
    default void encode(ByteBuffer out) {
        int start = ControlMessage.begin(out, length(), type(), code(), checksum());
        body().encode(out, start);
    }

    /**
     * {@return the length attribute of RFC 4884, turned into octets: how long the quoted datagram is, 0 where the sender
     * does not say; empty where this kind of message has no such field}
     */
    default OptionalInt quoteLength() {
        return body() instanceof ExtensibleError error
                ? OptionalInt.of(error.quotedWords() * IcmpQuote.lengthUnit(networkProtocol()))
                : OptionalInt.empty();
    }

    /**
     * {@return a copy whose length attribute suits a quote} Without extensions the attribute is 0.
     *
     * @param quote what is to be the payload, {@link IcmpQuote#octets()}
     * @throws IllegalArgumentException if this is not an error, the quote is of the other protocol, or it has extensions that
     *     this kind of message cannot have
     */
    default IcmpMessage quoting(IcmpQuote quote) {
        if (!(body() instanceof IcmpError)) {
            throw new IllegalArgumentException(this + " is not an error and quotes nothing");
        }
        int words = quote.lengthAttributeIn(this);
        if (body() instanceof ExtensibleError error) {
            return withBody(error.withQuotedWords(words));
        }
        if (words != 0) {
            throw new IllegalArgumentException(this + " has no length attribute and so no room for extensions");
        }
        return this;
    }

    /**
     * {@return the payload of this message taken apart; empty where this is not an error}
     *
     * @param payload what follows the header, from position to limit; not moved
     */
    default Optional<IcmpQuote> quote(ByteBuffer payload) {
        return body() instanceof IcmpError ? Optional.of(IcmpQuote.of(this, payload)) : Optional.empty();
    }

    /**
     * {@return each rule of RFC 4884 that length attribute, quote and extensions break}
     *
     * @param context what stands before and behind this header
     */
    default List<Violation> quoteViolations(HeaderContext context) {
        return QuoteRules.violations(this, context);
    }
}
