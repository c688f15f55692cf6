package io.rawnet.codec.internal;

import io.rawnet.codec.Header;
import io.rawnet.codec.MalformedPacketException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The types of the messages of ICMP, ICMPv6 or IGMP. The length of a message tells types of one number apart, as it does for
 * the versions of a query (RFC 9776 section 7.1, RFC 9777 section 8.1).
 *
 * @param <B> what the bodies of the protocol have in common
 */
public final class MessageTypes<B> {

    private final String protocol;

    /** For each number its types, the longest first. */
    private final List<List<MessageType<B>>> byNumber = new ArrayList<>();

    /**
     * The constructor of a header.
     *
     * @param <H> the header
     * @param <B> its body
     */
    @FunctionalInterface
    public interface Constructor<H, B> {

        /**
         * {@return the header}
         *
         * @param type the type
         * @param code the octet behind it
         * @param checksum the checksum
         * @param body the rest
         */
        H of(int type, int code, int checksum, B body);
    }

    /**
     * Collects the types of a protocol.
     *
     * @param protocol the protocol's name
     * @param unknown the class of the body of all other types
     * @param decoder reads that body
     * @param types the types; of those of one number the longest first
     */
    public MessageTypes(
            String protocol,
            Class<? extends B> unknown,
            MessageType.Decoder<? extends B> decoder,
            List<MessageType<B>> types) {
        this.protocol = protocol;
        for (int number = 0; number <= 0xFF; number++) {
            byNumber.add(List.of(new MessageType<B>(number, "type " + number, "")
                    .body(unknown, ControlMessage.MIN_LENGTH, decoder)));
        }
        types.stream().collect(Collectors.groupingBy(MessageType::number)).forEach(byNumber::set);
    }

    /**
     * Decodes the header at the buffer's position and moves the position behind it.
     *
     * @param <H> the header
     * @param in the octets
     * @param constructor makes the header of its fields
     * @return the header
     * @throws MalformedPacketException if it is shorter than 4 octets, than its type asks for, or than its counts say
     */
    public <H extends Header> H decode(ByteBuffer in, Constructor<H, B> constructor) throws MalformedPacketException {
        Wire.require(protocol, in, ControlMessage.MIN_LENGTH);
        int start = in.position();
        int number = Wire.u8(in, start);
        B body = typeOf(number, in.remaining()).decoder().at(in, start);
        H header = constructor.of(number, Wire.u8(in, start + 1), Wire.u16(in, start + 2), body);
        in.position(start + header.length());
        return header;
    }

    private MessageType<B> typeOf(int number, int available) throws MalformedPacketException {
        List<MessageType<B>> types = byNumber.get(number);
        for (MessageType<B> type : types) {
            if (available >= type.length()) {
                return type;
            }
        }
        MessageType<B> shortest = types.get(types.size() - 1);
        throw MalformedPacketException.tooShort(protocol + " " + shortest.name(), 0, shortest.length(), available);
    }

    /**
     * {@return what RFCs say of a message's type}
     *
     * @param number the type
     * @param body the body of the message
     * @throws IllegalArgumentException if the type is not 0 to 255, or does not have such a body
     */
    public MessageType<B> of(int number, B body) {
        Objects.requireNonNull(body, "body");
        Range.u8("type", number);
        List<MessageType<B>> types = byNumber.get(number);
        for (MessageType<B> type : types) {
            if (type.body() == body.getClass()) {
                return type;
            }
        }
        throw new IllegalArgumentException("body of " + protocol + " type " + number + " must be "
                + types.stream().map(type -> type.body().getSimpleName()).collect(Collectors.joining(" or ")) + ", not "
                + body);
    }

    /**
     * {@return the lowest number of the types that have a body, a request's before a reply's}
     *
     * @param body the body
     * @throws IllegalArgumentException if no type has it
     */
    public int numberOf(B body) {
        Objects.requireNonNull(body, "body");
        return byNumber.stream()
                .flatMap(List::stream)
                .filter(type -> type.body() == body.getClass() && !type.clause().isEmpty())
                .min(Comparator.comparing(MessageType::isReply))
                .map(MessageType::number)
                .orElseThrow(() -> new IllegalArgumentException("no type of " + protocol + " has the body " + body));
    }

    /**
     * {@return whether messages of a type are answered by those of another}
     *
     * @param number the type
     */
    public boolean isRequest(int number) {
        return answers(number).findAny().isPresent();
    }

    /**
     * {@return the number of the type whose messages answer a request}
     *
     * @param request the request
     * @param number its type
     * @throws IllegalStateException if nothing answers it
     */
    public int reply(Header request, int number) {
        return answers(number).findFirst().orElseThrow(() -> new IllegalStateException("nothing answers " + request));
    }

    private IntStream answers(int request) {
        return byNumber.stream()
                .flatMap(List::stream)
                .filter(type -> type.request().equals(OptionalInt.of(request)))
                .mapToInt(MessageType::number);
    }
}
