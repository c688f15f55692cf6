package io.rawnet.codec.packet;

import io.rawnet.codec.ChecksumOffload;
import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.ConversationHeader;
import io.rawnet.codec.Encodable;
import io.rawnet.codec.Header;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.control.IcmpError;
import io.rawnet.codec.control.IcmpMessage;
import io.rawnet.codec.control.IcmpQuote;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.control.icmpv6.Icmpv6Redirect;
import io.rawnet.codec.internal.NotNull;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A whole packet: its headers from the outermost in, the payload that belongs to the innermost, and the trailer that belongs
 * to none of them, such as Ethernet padding.
 *
 * <p>Decoding is lax and lossless: {@code Packet.decode(type, octets).encode()} is the same octets, always.
 *
 * @param headers the headers, outermost first
 * @param payload what belongs to the innermost header and was not decoded further
 * @param trailer what lies behind the end that the headers declare
 * @param stop where and why decoding stopped
 */
public record Packet(List<Header> headers, Octets payload, Octets trailer, Stop stop) implements Encodable {

    private static final int MAX_LINE = 4096;
    private static final int MAX_QUOTE = 2048;
    private static final String SEPARATOR = " | ";

    public Packet {
        NotNull.check("payload", payload, "trailer", trailer, "stop", stop);
        headers = List.copyOf(headers);
    }

    /**
     * {@return a packet made of the given headers, without payload} Fields are as given: see {@link #completed()}.
     *
     * @param headers the headers, outermost first
     */
    public static Packet of(Header... headers) {
        return of(List.of(headers), Octets.EMPTY, Octets.EMPTY);
    }

    private static Packet of(List<Header> headers, Octets payload, Octets trailer) {
        Stop stop = new Stop(Stop.Reason.NO_FURTHER_HEADER, length(headers), Optional.empty(), "no further header");
        return new Packet(headers, payload, trailer, stop);
    }

    /**
     * Decodes the packet between the buffer's position and limit, with every protocol of this module, and moves the position
     * to the limit.
     *
     * @param first what the packet begins with: a {@code LinkType} for captured packets, an {@code EtherType} or an {@code
     *     IpProtocol} for what the kernel has taken outer headers from
     * @param in the octets, any octets
     * @return the headers that could be read, the rest, and where and why it stopped
     */
    public static Packet decode(Protocol first, ByteBuffer in) {
        return PacketDecoder.standard().decode(first, in);
    }

    /**
     * {@return a copy with another payload} Lengths and checksums stay as they are: see {@link #completed()}.
     *
     * @param payload the new payload
     */
    public Packet withPayload(Octets payload) {
        return of(headers, payload, trailer);
    }

    /**
     * {@return a copy with another payload} Lengths and checksums stay as they are: see {@link #completed()}.
     *
     * @param payload the new payload
     */
    public Packet withPayload(byte... payload) {
        return withPayload(Octets.of(payload));
    }

    /**
     * {@return a copy with one more header in front} Lengths and checksums stay as they are: see {@link #completed()}.
     *
     * @param header the new outermost header
     */
    public Packet behind(Header header) {
        List<Header> all = new ArrayList<>(headers);
        all.add(0, header);
        return of(all, payload, trailer);
    }

    /**
     * {@return a copy behind an IP header, with what is usual in its other fields} So {@link #answers} can judge what a socket gave or took without its IP header. Lengths and checksums stay as they are: see {@link #completed()}.
     *
     * @param protocol what the packet begins with
     * @param source where it comes from
     * @param destination where it goes, an address of the same version
     * @throws IllegalArgumentException if it is of the other version
     */
    public Packet behind(IpProtocol protocol, IpAddress source, IpAddress destination) {
        return behind(new Endpoints(source, destination).header(protocol));
    }

    /**
     * {@return a copy that quotes a datagram, as an ICMP error does} The innermost header's length attribute and the payload
     * are those of the quote; lengths and checksums stay as they are: see {@link #completed()}.
     *
     * @param quote the datagram and its extensions
     * @throws IllegalArgumentException if the innermost header is not an ICMP error for this kind of quote
     */
    public Packet withQuote(IcmpQuote quote) {
        if (headers.isEmpty()
                || !(headers.get(headers.size() - 1) instanceof IcmpMessage message)
                || !(message.body() instanceof IcmpError)) {
            throw new IllegalArgumentException("the innermost header must be an ICMP error: " + this);
        }
        List<Header> quoting = new ArrayList<>(headers);
        quoting.set(headers.size() - 1, message.quoting(quote));
        return of(quoting, quote.octets(), trailer);
    }

    /** {@return the payload of an ICMP error taken apart; empty when the innermost header is not one} */
    public Optional<IcmpQuote> quote() {
        return headers.isEmpty() || !(headers.get(headers.size() - 1) instanceof IcmpMessage message)
                ? Optional.empty()
                : message.quote(payload.buffer());
    }

    /**
     * {@return the packet that an ICMP error quotes or an IPv6 redirect is about, decoded as far as it was quoted; empty when
     * there is neither} What it may quote in turn is decoded only when it is asked.
     */
    public Optional<Packet> quoted() {
        return header(Icmpv6Header.class)
                .flatMap(message -> message.body(Icmpv6Redirect.class))
                .flatMap(Icmpv6Redirect::redirectedPacket)
                .map(packet -> decode(EtherType.IPV6, packet.buffer()))
                .or(() -> quote().map(quote ->
                        decode(quote.protocol(), quote.datagram().buffer())));
    }

    /**
     * {@return the outermost header of a type}
     *
     * @param <H> the type
     * @param type the type
     */
    public <H extends Header> Optional<H> header(Class<H> type) {
        for (Header header : headers) {
            if (type.isInstance(header)) {
                return Optional.of(type.cast(header));
            }
        }
        return Optional.empty();
    }

    /**
     * {@return the header at which decoding stopped because its end is missing, as far as it is there; empty where decoding
     * stopped for another reason} Its octets are the beginning of the payload. Headers are read with the protocols of this module:
     * for others see {@link PacketDecoder#cutHeader}.
     */
    public Optional<CutHeader> cutHeader() {
        return PacketDecoder.standard().cutHeader(this);
    }

    /** {@return the length of the packet in octets, payload and trailer included} */
    @Override
    public int length() {
        return length(headers) + payload.size() + trailer.size();
    }

    private static int length(List<Header> headers) {
        int length = 0;
        for (int i = 0; i < headers.size(); i++) {
            length += headers.get(i).length();
        }
        return length;
    }

    /**
     * Writes the packet, exactly as its headers say, at the buffer's position and moves the position behind it. It is one pass
     * without copies in between: a channel encodes straight into memory of its own.
     *
     * @param out where to write
     * @throws java.nio.BufferOverflowException if fewer than {@link #length()} octets remain; nothing was written
     * @throws java.nio.ReadOnlyBufferException if the buffer is read-only
     */
    @Override
    public void encode(ByteBuffer out) {
        if (out.remaining() < length()) {
            throw new BufferOverflowException();
        }
        for (int i = 0; i < headers.size(); i++) {
            headers.get(i).encode(out);
        }
        payload.encode(out);
        trailer.encode(out);
    }

    /**
     * {@return a copy with lengths, next-protocol numbers and checksums filled in, from the innermost header out} Completing
     * it again changes nothing. The trailer counts for no length. In a fragment the checksums of the whole stay as they are.
     *
     * @throws IllegalArgumentException if a checksum covers IP addresses and no IP header is in front, as for TCP, UDP and
     *     ICMPv6: see {@link #completed(PseudoHeader)}; or if a length does not fit its field: see {@link
     *     #completedForSegmentation()}. For octets from outside use {@link #tryCompleted()}
     */
    public Packet completed() {
        return completed(Optional.empty(), false);
    }

    /** {@return {@link #completed()}, or empty where that would throw} */
    public Optional<Packet> tryCompleted() {
        Completion completion = Completion.of(this, Optional.empty(), false);
        return completion.obstacle().isPresent()
                ? Optional.empty()
                : Optional.of(of(completion.headers(), payload, trailer));
    }

    /**
     * {@return a copy completed as {@link #completed()} does, for a packet that begins with a transport header, such as what
     * a transport channel sends} The addresses of an IP header in the packet count for the headers behind it.
     *
     * @param pseudoHeader the addresses that the packet travels between
     * @throws IllegalArgumentException if a length does not fit its field
     */
    public Packet completed(PseudoHeader pseudoHeader) {
        return completed(Optional.of(pseudoHeader), false);
    }

    /**
     * {@return a copy completed with the pseudo header of two addresses: see {@link #completed(PseudoHeader)}}
     *
     * @param source the source address
     * @param destination the destination address; with a source route, the final one
     * @throws IllegalArgumentException if the addresses are of different families, or a length does not fit its field
     */
    public Packet completed(IpAddress source, IpAddress destination) {
        return completed(new Endpoints(source, destination).pseudoHeader());
    }

    /**
     * {@return a copy completed as {@link #completed()} does, for a packet that segmentation offload cuts up} An IPv4 total
     * length, IPv6 payload length or UDP length too long for its field is 0, which says "to the end". Completing the copy
     * this way again changes nothing.
     *
     * @throws IllegalArgumentException if a checksum covers IP addresses and no IP header is in front, or any other length does
     *     not fit its field
     */
    public Packet completedForSegmentation() {
        return completed(Optional.empty(), true);
    }

    private Packet completed(Optional<PseudoHeader> enclosing, boolean beforeSegmentation) {
        return of(Completion.of(this, enclosing, beforeSegmentation).orElseThrow(), payload, trailer);
    }

    /**
     * {@return whether this packet answers a request} Of both it may have every header from the link layer on, or only those
     * from the transport layer on: what one of them lacks is not compared.
     *
     * <p>An answer is
     *
     * <ul>
     *   <li>of the protocol of the request: the reply of ICMP or ICMPv6 with its identifier and sequence number, a TCP segment
     *       with its ports that acknowledges it or resets the connection, a UDP, UDP-Lite, DCCP or SCTP packet with its
     *       ports, the reply of ARP, an advertisement of neighbor discovery, or what a {@link ConversationHeader} of your own
     *       says; between its addresses, but from anyone where it was broadcast or sent to a group, and to anyone where its
     *       source is unspecified;
     *   <li>or an ICMP or ICMPv6 error, a redirect excepted, from anyone, that quotes it: with its addresses and protocol,
     *       and its first 8 octets behind the IP header apart from lengths and checksums. Whatever else routers and address
     *       translators change may differ.
     * </ul>
     *
     * <p>In a tunnel the innermost packets are compared, and what an error quotes of them. Ethernet addresses do not count. No
     * packet answers itself, and a fragment other than the first answers nothing.
     *
     * @param request a packet as it was sent
     */
    public boolean answers(Packet request) {
        return Answer.is(this, request);
    }

    /** {@return each header that has a checksum, and the checksum's state, outermost first} */
    public List<LayerChecksum> checksums() {
        return checksums(ChecksumOffload.UNKNOWN);
    }

    /**
     * {@return each header that has a checksum, and the checksum's state, outermost first} Transport checksums that do not
     * match are put down to offload where the kernel says so.
     *
     * @param status what came with the packet from the kernel
     */
    public List<LayerChecksum> checksums(ChecksumOffload status) {
        List<LayerChecksum> checksums = new ArrayList<>();
        for (Layer layer : Layer.of(this)) {
            layer.checksumState(status).ifPresent(state -> checksums.add(new LayerChecksum(layer.header(), state)));
        }
        return List.copyOf(checksums);
    }

    /** {@return each rule that this packet breaks although its structure is sound, wrong checksums included} */
    public List<Violation> violations() {
        return violations(ChecksumOffload.UNKNOWN);
    }

    /**
     * {@return each rule that this packet breaks although its structure is sound, wrong checksums included} Transport
     * checksums that do not match break none where the kernel says that the network card would have made them.
     *
     * @param status what came with the packet from the kernel
     */
    public List<Violation> violations(ChecksumOffload status) {
        List<Violation> violations = new ArrayList<>();
        for (Layer layer : Layer.of(this)) {
            for (Violation violation : layer.header().violations(layer.context())) {
                violations.add(violation.movedBy(layer.offset()));
            }
            layer.checksumState(status)
                    .filter(state -> state.verdict() == ChecksumState.Verdict.INVALID)
                    .ifPresent(state -> violations.add(wrongChecksum(state).movedBy(layer.offset())));
        }
        return List.copyOf(violations);
    }

    private static Violation wrongChecksum(ChecksumState state) {
        String explanation =
                String.format("checksum is 0x%04x, the octets ask for 0x%04x", state.found(), state.expected());
        return new Violation(state.clause(), state.offset(), explanation);
    }

    /** {@return how many octets the headers declare that are not here: the packet was cut short; 0 when it is whole} */
    public int missingOctets() {
        return Layer.of(this).stream().mapToInt(Layer::missing).max().orElse(0);
    }

    /**
     * {@return the packet as several lines: each header and its fields under each other, the payload as a hex dump, where
     * decoding stopped, and the rules that the packet breaks} What is long is cut short and says so.
     */
    public String tree() {
        return tree(ChecksumOffload.UNKNOWN);
    }

    /**
     * {@return {@link #tree()}, in which transport checksums that do not match are put down to offload where the kernel says so}
     *
     * @param status what came with the packet from the kernel
     */
    public String tree(ChecksumOffload status) {
        return PacketTree.of(this, status);
    }

    /**
     * {@return the packet as one line: each header's, the lengths of payload and trailer, what could not be read, and the headers of
     * the packet that an ICMP error quotes} Behind the first 4096 characters only the number of further headers follows, so that the
     * line has at most 12,288 characters, whatever the octets.
     */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        appendHeaders(line);
        line.append(payload.size()).append(" octets");
        if (!trailer.isEmpty()) {
            line.append(" | trailer ").append(trailer.size()).append(" octets");
        }
        boolean unexpected = stop.reason() == Stop.Reason.MALFORMED || stop.reason() == Stop.Reason.TOO_DEEP;
        if (unexpected) {
            line.append(" [").append(stop).append(']');
        }
        quotedLine().ifPresent(quoted -> line.append(" | ").append(quoted, 0, Math.min(quoted.length(), MAX_QUOTE)));
        return line.toString();
    }

    /** {@return the headers of the packet that an ICMP error quotes, as one line} */
    Optional<String> quotedLine() {
        return quoted().map(packet -> {
                    StringBuilder line = new StringBuilder();
                    packet.appendHeaders(line);
                    return line;
                })
                .filter(line -> !line.isEmpty())
                .map(line -> "quotes " + line.substring(0, line.length() - SEPARATOR.length()));
    }

    private void appendHeaders(StringBuilder line) {
        int shown = 0;
        while (shown < headers.size() && line.length() < MAX_LINE) {
            line.append(headers.get(shown++)).append(SEPARATOR);
        }
        if (shown < headers.size()) {
            line.append(headers.size() - shown).append(" more headers").append(SEPARATOR);
        }
        cutHeader().ifPresent(cut -> line.append(cut).append(SEPARATOR));
    }
}
