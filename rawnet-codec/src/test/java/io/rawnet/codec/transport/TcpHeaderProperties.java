package io.rawnet.codec.transport;

import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.transport.option.TcpOptions;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.Assertions;

class TcpHeaderProperties {

    private static final Octets VECTOR =
            Octets.hex("aa47 0050 be17f345 00000000 a002 7210 5856 0000 020405b4 0402080a 00000001 00000000 01030307");

    @Property
    void roundTripsWithEveryFieldFree(@ForAll("headers") TcpHeader header) {
        HeaderLaws.checkRoundTrip(TcpHeader::decode, header);
    }

    @Property
    void keepsAnyOctets(@ForAll @Size(max = 80) byte[] octets) {
        HeaderLaws.checkLossless(TcpHeader::decode, Octets.of(octets));
    }

    @Property
    void keepsAMutatedVector(@ForAll @IntRange(max = 39) int index, @ForAll byte octet) {
        byte[] mutated = VECTOR.toArray();
        mutated[index] = octet;
        HeaderLaws.checkLossless(TcpHeader::decode, Octets.of(mutated));
    }

    @Property
    void aReplyAnswersItsSegment(@ForAll("headers") TcpHeader header, @ForAll @IntRange(max = 65535) int payload) {
        TcpHeader reply = header.reply(payload).build();

        Assertions.assertThat(reply.answers(header, payload)).isTrue();
        Assertions.assertThat(reply.sequenceNumber())
                .isEqualTo(header.has(TcpHeader.ACK) ? header.acknowledgmentNumber() : 0);
        Assertions.assertThat(SequenceNumber.plus(header.sequenceNumber(), header.segmentLength(payload)))
                .isEqualTo(reply.acknowledgmentNumber());
    }

    @Provide
    Arbitrary<TcpHeader> headers() {
        Arbitrary<Integer> u16 = Arbitraries.integers().between(0, 0xFFFF);
        Arbitrary<Long> u32 = Arbitraries.longs().between(0, 0xFFFF_FFFFL);
        Arbitrary<TcpHeaderBuilder> ports = Combinators.combine(u16, u16, u32, u32)
                .as((source, destination, sequence, acknowledgment) -> TcpHeader.builder()
                        .sourcePort(source)
                        .destinationPort(destination)
                        .sequenceNumber(sequence)
                        .acknowledgmentNumber(acknowledgment));
        Arbitrary<TcpOptions> options = Arbitraries.integers()
                .between(0, 10)
                .flatMap(words -> Arbitraries.bytes().array(byte[].class).ofSize(words * 4))
                .map(octets -> new TcpOptions(Octets.of(octets)));
        return Combinators.combine(
                        ports,
                        Arbitraries.integers().between(0, 15),
                        Arbitraries.integers().between(0, 255),
                        u16,
                        u16,
                        u16,
                        options)
                .as((builder, reserved, controlBits, window, checksum, urgentPointer, list) -> builder.reserved(
                                reserved)
                        .controlBits(controlBits)
                        .window(window)
                        .checksum(checksum)
                        .urgentPointer(urgentPointer)
                        .options(list)
                        .build());
    }
}
