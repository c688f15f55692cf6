package io.rawnet.codec.internal;

import io.rawnet.codec.MalformedPacketException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;

/**
 * What RFCs say of one type of message.
 *
 * @param <B> what the bodies of the protocol have in common
 * @param number the type, 0 to 255
 * @param name its name in lower case, for instance {@code echo request}
 * @param clause the section that says what the code must be; empty where the type is not known
 * @param body the class of its body
 * @param length the least length of a message of this type in octets
 * @param decoder reads the body
 * @param codes the names of the codes from 0 on; empty where 0 alone is defined
 * @param request the type that messages of this type answer; empty where they answer none
 */
public record MessageType<B>(
        int number,
        String name,
        String clause,
        Class<? extends B> body,
        int length,
        Decoder<? extends B> decoder,
        List<String> codes,
        OptionalInt request) {

    /**
     * Reads a body.
     *
     * @param <B> the body
     */
    @FunctionalInterface
    public interface Decoder<B> {

        /**
         * {@return the body of a message}
         *
         * @param in the octets, at least as many as the type asks for
         * @param start the absolute index of the message's first octet
         * @throws MalformedPacketException if there are fewer octets than the counts in the body say
         */
        B at(ByteBuffer in, int start) throws MalformedPacketException;
    }

    /**
     * Begins to describe a type, of which 0 is the only code and which answers no other.
     *
     * @param number the type, 0 to 255
     * @param name its name
     * @param clause the section that says what the code must be; empty where the type is not known
     */
    public MessageType(int number, String name, String clause) {
        this(number, name, clause, null, ControlMessage.MIN_LENGTH, null, List.of(), OptionalInt.empty());
    }

    /**
     * {@return the same type with a body}
     *
     * @param body the class of the body
     * @param length the least length of a message of this type in octets
     * @param decoder reads the body
     */
    public MessageType<B> body(Class<? extends B> body, int length, Decoder<? extends B> decoder) {
        return new MessageType<>(number, name, clause, body, length, decoder, codes, request);
    }

    /**
     * {@return the same type with codes}
     *
     * @param codes the names of the codes from 0 on, a comma and a space between them
     */
    public MessageType<B> codes(String codes) {
        return new MessageType<>(number, name, clause, body, length, decoder, List.of(codes.split(", ")), request);
    }

    /**
     * {@return the same type as the answer to another}
     *
     * @param request the type that it answers, 0 to 255
     */
    public MessageType<B> answering(int request) {
        return new MessageType<>(number, name, clause, body, length, decoder, codes, OptionalInt.of(request));
    }

    /** {@return whether messages of this type answer those of another} */
    public boolean isReply() {
        return request.isPresent();
    }

    /**
     * {@return what a code says, in words}
     *
     * @param code the code
     */
    public String codeName(int code) {
        return code < codes.size() ? codes.get(code) : "code " + code;
    }

    /** {@return the greatest code that is defined; 255 where the type is not known} */
    public int greatestCode() {
        return clause.isEmpty() ? 0xFF : Math.max(0, codes.size() - 1);
    }
}
