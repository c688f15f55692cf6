package io.rawnet.codec.packet;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderDecoder;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The beginning of a header whose end is missing, because a capture was cut at its snap length or an ICMP error quotes only 8
 * octets behind the IP header. Its complete fields can be read. The octets stay in the payload of the packet, so nothing is lost.
 *
 * <p>For instance the destination port of a TCP, UDP, UDP-Lite, DCCP or SCTP header of which at least 4 octets are there:
 *
 * <pre>{@code
 * Optional<Integer> port = packet.cutHeader()
 *         .flatMap(cut -> cut.field(TransportHeader.class, TransportHeader::destinationPort));
 * }</pre>
 */
public final class CutHeader {

    /** The longest header that is read, an IPv6 extension header (RFC 8200 section 4.3), in octets. */
    private static final int MAX_LENGTH = 2048;

    // Octets that stand for the missing ones. They differ in every bit, so a field that reads the same with both is
    // complete.
    // Their nibbles 5 and 10 are possible lengths where the length field itself is missing, such as the data offset of
    // TCP.
    private static final byte FIRST_FILLING = 0x55;
    private static final byte SECOND_FILLING = (byte) 0xAA;

    private final String name;
    private final Header first;
    private final Header second;

    private CutHeader(String name, Header first, Header second) {
        this.name = name;
        this.first = first;
        this.second = second;
    }

    /** {@return the header with which some octets begin, where it is cut off behind them; empty where more octets are no help} */
    static Optional<CutHeader> of(HeaderDecoder decoder, Octets octets) {
        try {
            decoder.decode(octets.buffer());
            return Optional.empty();
        } catch (MalformedPacketException cause) {
            Optional<Header> first = filled(decoder, octets, FIRST_FILLING, cause);
            Optional<Header> second = filled(decoder, octets, SECOND_FILLING, cause);
            return first.flatMap(header -> second.filter(other -> other.getClass() == header.getClass())
                    .map(other -> new CutHeader(cause.layer(), header, other)));
        }
    }

    private static Optional<Header> filled(
            HeaderDecoder decoder, Octets octets, byte filling, MalformedPacketException cause) {
        int length = octets.size();
        int required = cause.offset() + cause.required();
        while (required > length && required <= MAX_LENGTH) {
            length = required;
            byte[] filled = Arrays.copyOf(octets.toArray(), length);
            Arrays.fill(filled, octets.size(), length, filling);
            try {
                return Optional.of(decoder.decode(ByteBuffer.wrap(filled)));
            } catch (MalformedPacketException still) {
                required = still.offset() + still.required();
            }
        }
        return Optional.empty();
    }

    /**
     * {@return the value of a field; empty where the header is of another type, or an octet of the field is missing}
     *
     * @param <H> the type of the header, or an interface of it
     * @param <T> the type of the field
     * @param type the type of the header, or an interface of it
     * @param field reads one field, for instance {@code TcpHeader::sequenceNumber}, or one option
     */
    public <H, T> Optional<T> field(Class<H> type, Function<H, T> field) {
        if (!type.isInstance(first)) {
            return Optional.empty();
        }
        T value = field.apply(type.cast(first));
        return Objects.equals(value, field.apply(type.cast(second))) ? Optional.ofNullable(value) : Optional.empty();
    }

    /** {@return for instance {@code TCP cut short: source port 40000, destination port 80, sequence number 7}} */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(name).append(" cut short");
        String separator = ": ";
        List<HeaderField> complete = new ArrayList<>(HeaderField.of(first));
        complete.retainAll(HeaderField.of(second));
        for (HeaderField field : complete) {
            line.append(separator).append(field.words()).append(' ').append(field.text());
            separator = ", ";
        }
        return line.toString();
    }
}
