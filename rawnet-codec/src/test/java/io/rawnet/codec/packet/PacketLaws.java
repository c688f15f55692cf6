package io.rawnet.codec.packet;

import io.rawnet.codec.Header;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv6PseudoHeader;
import io.rawnet.codec.number.AddressFamily;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.number.LlcSap;
import io.rawnet.codec.number.PppProtocol;
import io.rawnet.codec.number.UdpPort;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a packet owes whatever its octets. Plain checks, because the fuzzer makes them by the million. */
final class PacketLaws {

    /** Every number that a packet of this module can begin with, always in the same order. */
    static final List<Protocol> BEGINNINGS = IntStream.rangeClosed(0, 0xFFFF)
            .boxed()
            .flatMap(PacketLaws::protocols)
            .filter(first ->
                    Packet.decode(first, ByteBuffer.allocate(0)).stop().reason() != Stop.Reason.UNKNOWN_PROTOCOL)
            .sorted(Comparator.comparing((Protocol first) -> first.getClass().getName())
                    .thenComparingInt(Protocol::number))
            .toList();

    private static Stream<Protocol> protocols(int number) {
        Stream<Protocol> sixteenBits = Stream.of(
                new AddressFamily(number),
                new EtherType(number),
                new LinkType(number),
                new PppProtocol(number),
                new UdpPort(number));
        return number > 0xFF
                ? sixteenBits
                : Stream.concat(sixteenBits, Stream.of(IpProtocol.of(number), new LlcSap(number)));
    }

    /** An ICMP error may quote an ICMP error that quotes another: deeper than this nobody looks. */
    private static final int MAX_QUOTES = 8;

    private static final PseudoHeader ADDRESSES = new Ipv6PseudoHeader(Ipv6Address.LOOPBACK, Ipv6Address.ALL_NODES);

    private PacketLaws() {}

    /** Checks everything. */
    static void check(Protocol first, Octets octets) {
        checkOctets(first, octets);
        Packet packet = Packet.decode(first, octets.buffer());
        speaksOfItself(packet);
        Optional<Packet> quoted = packet.quoted();
        for (int depth = 0; quoted.isPresent() && depth < MAX_QUOTES; depth++) {
            holds(quoted.get().length() < packet.length(), "a quote is shorter than what quotes it");
            speaksOfItself(quoted.get());
            judgesItself(quoted.get());
            quoted = quoted.get().quoted();
        }
    }

    /** Checks everything but the text for people, which takes ten times as long as all the rest. */
    static void checkOctets(Protocol first, Octets octets) {
        Packet packet = Packet.decode(first, octets.buffer());
        losesNothing(packet, octets);
        judgesItself(packet);
        completesOnceAndForAll(packet, octets.size());
        answersNothingOfItsOwn(packet);
    }

    private static void answersNothingOfItsOwn(Packet packet) {
        holds(!packet.answers(packet), "no packet answers itself");
        packet.quoted().ifPresent(packet::answers);
    }

    private static void losesNothing(Packet packet, Octets octets) {
        holds(packet.octets().equals(octets), "encode(decode(octets)) is the same octets");
        holds(packet.length() == octets.size(), "length() is the number of octets");
        holds(packet.headers().size() <= PacketDecoder.MAX_HEADERS, "headers are bounded");
        int offset = packet.stop().offset();
        holds(0 <= offset && offset <= octets.size(), "it stopped inside the packet");
        packet.quote()
                .ifPresent(quote -> holds(quote.octets().equals(packet.payload()), "a quote gives its payload back"));
    }

    private static void speaksOfItself(Packet packet) {
        String line = packet.toString();
        holds(!line.isBlank() && line.indexOf('\n') < 0, "toString() is one line");
        holds(line.length() <= 12_288, "toString() is bounded: " + line.length());
        packet.headers().forEach(PacketLaws::isShownInBounds);
        holds(!packet.tree().isBlank(), "tree() says something");
    }

    private static void isShownInBounds(Header header) {
        int length = header.toString().length();
        holds(length <= 4096, header.getClass() + " is shown in " + length + " characters");
    }

    private static void judgesItself(Packet packet) {
        packet.checksums().forEach(layer -> holds(layer.state() != null, "a checksum has a state"));
        packet.violations()
                .forEach(violation -> holds(
                        violation.offset() >= 0 && violation.offset() <= packet.length(),
                        "a violation lies inside the packet: " + violation));
        holds(packet.missingOctets() >= 0, "missing octets are none or more");
    }

    private static void completesOnceAndForAll(Packet packet, int size) {
        packet.tryCompleted().ifPresent(completed -> {
            holds(completed.length() == size, "completing does not change the length");
            holds(completed.completed().equals(completed), "completing again changes nothing");
        });
        Packet segmentable = completedAtLeisure(packet);
        holds(segmentable.length() == size, "completing for segmentation does not change the length");
        holds(completedAtLeisure(segmentable).equals(segmentable), "completing for segmentation again changes nothing");
    }

    /** Whatever length does not fit and whatever the packet begins with. */
    private static Packet completedAtLeisure(Packet packet) {
        Completion completion = Completion.of(packet, Optional.of(ADDRESSES), true);
        return completion.obstacle().isPresent()
                ? packet
                : new Packet(completion.headers(), packet.payload(), packet.trailer(), packet.stop());
    }

    private static void holds(boolean law, String promise) {
        if (!law) {
            throw new AssertionError("broken: " + promise);
        }
    }
}
