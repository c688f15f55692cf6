package io.rawnet.codec.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.fragment.Reassembly.Reason;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4Option;
import io.rawnet.codec.network.Ipv4Options;
import io.rawnet.codec.network.Ipv4RouteOption;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.packet.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv4ReassemblerTest {

    private final List<AbandonedPacket> abandoned = new ArrayList<>();

    private final Ipv4Reassembler reassembler = reassembler(1 << 20, 10, 10);

    private Ipv4Reassembler reassembler(long octets, int packets, int fragments) {
        return new Ipv4Reassembler(
                new ReassemblyLimits(octets, packets, fragments, Duration.ofNanos(100)), abandoned::add);
    }

    /** Total length 28 or so, identification, flags and offset; UDP from 192.0.2.1 to 192.0.2.2. */
    private static Octets fragment(int id, boolean more, int offset, int ecn, String data) {
        Ipv4Header header = Ipv4Header.builder()
                .identification(id)
                .flags(more ? Ipv4Header.MORE_FRAGMENTS : 0)
                .fragmentOffset(offset)
                .ecn(ecn)
                .totalLength(20 + data.length() / 2)
                .build()
                .withChecksum();
        return Packet.of(header).withPayload(Octets.hex(data)).octets();
    }

    private static Octets fragment(int id, boolean more, int offset, String data) {
        return fragment(id, more, offset, 0, data);
    }

    private Reassembly accept(Octets packet, long now) {
        return reassembler.accept(packet.buffer(), now);
    }

    private void rejects(Reason reason, Octets packet) {
        assertThat(accept(packet, 0)).isInstanceOfSatisfying(Reassembly.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.explanation()).isNotBlank();
        });
    }

    @Test
    void putsTwoFragmentsTogetherWrittenOutByHand() {
        Octets second = Octets.hex("4500 0016 1234 0001 4011 0000 c0000201 c0000202 0910");
        Octets first = Octets.hex("4500 001c 1234 2000 3f11 c2bd c0000201 c0000202 0102030405060708");
        assertThat(accept(second, 0)).isEqualTo(new Reassembly.Incomplete(1, 2));
        assertThat(reassembler.pendingPackets()).isEqualTo(1);
        assertThat(reassembler.pendingOctets()).isGreaterThan(22);
        Reassembly.Whole whole = (Reassembly.Whole) accept(first, 1);
        // RFC 1624: total length +2, more fragments -0x2000, so the checksum grows by 0x1ffe
        assertThat(whole.packet())
                .isEqualTo(Octets.hex("4500 001e 1234 0000 3f11 e2bb c0000201 c0000202 0102030405060708 0910"));
        assertThat(reassembler.pendingPackets() + reassembler.pendingOctets()).isZero();
    }

    @Test
    void leavesWholePacketsAlone() {
        assertThat(accept(fragment(1, false, 0, "0102"), 0)).isEqualTo(new Reassembly.NotAFragment());
    }

    @ParameterizedTest
    @CsvSource({
        "MALFORMED, 4500",
        "MALFORMED, 4500 0100 0001 2000 4011 0000 c0000201 c0000202 0102030405060708",
        "EMPTY, 4500 0014 0001 2000 4011 0000 c0000201 c0000202",
        "NOT_A_MULTIPLE_OF_8, 4500 0015 0001 2000 4011 0000 c0000201 c0000202 01",
        "BEYOND_65535, 4500 001c 0001 1ffe 4011 0000 c0000201 c0000202 0102030405060708"
    })
    void rejectsAFragmentThatIsOfNoUse(Reason reason, String octets) {
        rejects(reason, Octets.hex(octets));
        assertThat(reason.isPacketDiscarded()).isFalse();
        assertThat(reassembler.pendingPackets()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 2", "3, 2"})
    void discardsThePacketWhoseFragmentsOverlap(int offset, int eights) {
        accept(fragment(1, true, 1, "00".repeat(24)), 0);
        if (offset == 0) {
            assertThat(accept(fragment(1, true, 0, "00".repeat(8)), 0)).isInstanceOf(Reassembly.Incomplete.class);
            rejects(Reason.OVERLAP, fragment(1, true, 0, "00".repeat(16)));
        } else {
            rejects(Reason.OVERLAP, fragment(1, true, offset, "00".repeat(8 * eights)));
        }
        rejects(Reason.OVERLAP, fragment(1, false, 9, "00"));
        assertThat(reassembler.pendingPackets())
                .as("later fragments are discarded too")
                .isEqualTo(1);
        reassembler.expire(100);
        assertThat(abandoned).as("the sender was told by the result").isEmpty();
        assertThat(accept(fragment(1, true, 0, "00".repeat(8)), 100)).isInstanceOf(Reassembly.Incomplete.class);
    }

    @Test
    void passesOverAnExactDuplicateButNotOneWithOtherOctets() {
        Octets fragment = fragment(1, true, 1, "00".repeat(16));
        accept(fragment, 0);
        assertThat(accept(fragment, 0)).isEqualTo(new Reassembly.Duplicate());
        rejects(Reason.OVERLAP, fragment(1, true, 1, "00".repeat(15) + "01"));
    }

    @Test
    void discardsThePacketWhoseEndIsDisputed() {
        accept(fragment(1, false, 2, "00".repeat(8)), 0);
        rejects(Reason.CONFLICTING_END, fragment(1, true, 3, "00".repeat(8)));
        accept(fragment(2, true, 3, "00".repeat(8)), 0);
        rejects(Reason.CONFLICTING_END, fragment(2, false, 2, "00".repeat(8)));
        accept(fragment(3, false, 2, "00".repeat(8)), 0);
        rejects(Reason.CONFLICTING_END, fragment(3, false, 1, "00".repeat(8)));
        rejects(Reason.CONFLICTING_END, fragment(3, true, 0, "00".repeat(8)));
    }

    @Test
    void keepsPacketsApartByIdentification() {
        accept(fragment(1, true, 0, "11".repeat(8)), 0);
        accept(fragment(2, true, 0, "22".repeat(8)), 0);
        Reassembly.Whole whole = (Reassembly.Whole) accept(fragment(2, false, 1, "33"), 0);
        assertThat(whole.packet().slice(20, 29)).isEqualTo(Octets.hex("2222222222222222 33"));
        assertThat(reassembler.pendingPackets()).isEqualTo(1);
    }

    @Test
    void givesUpAPacketWhoseTimeIsOver() {
        Octets first = fragment(1, true, 0, "00".repeat(8));
        accept(first, 0);
        accept(fragment(2, true, 1, "00".repeat(8)), 50);
        reassembler.expire(99);
        assertThat(abandoned).isEmpty();
        assertThat(accept(fragment(2, true, 2, "00".repeat(8)), 100)).isEqualTo(new Reassembly.Incomplete(2, 16));
        assertThat(abandoned).containsExactly(new AbandonedPacket(AbandonedPacket.Cause.EXPIRED, 1, first));
        reassembler.expire(150);
        assertThat(abandoned)
                .endsWith(new AbandonedPacket(AbandonedPacket.Cause.EXPIRED, 2, Octets.EMPTY))
                .hasSize(2);
    }

    @Test
    void givesUpTheOldestWhereThereAreTooManyPackets() {
        Ipv4Reassembler two = reassembler(1 << 20, 2, 10);
        for (int id = 0; id < 3; id++) {
            assertThat(two.accept(fragment(id, true, 1, "00".repeat(8)).buffer(), id))
                    .isInstanceOf(Reassembly.Incomplete.class);
        }
        assertThat(two.pendingPackets()).isEqualTo(2);
        assertThat(abandoned).containsExactly(new AbandonedPacket(AbandonedPacket.Cause.EVICTED, 1, Octets.EMPTY));
        assertThat(two.accept(fragment(0, false, 0, "00").buffer(), 3)).isEqualTo(new Reassembly.NotAFragment());
    }

    @Test
    void givesUpTheOldestWhereMemoryIsUsedUp() {
        Ipv4Reassembler small = reassembler(1000, 10, 10);
        small.accept(fragment(1, true, 0, "00".repeat(96)).buffer(), 0);
        assertThat(small.pendingOctets()).isLessThanOrEqualTo(1000);
        small.accept(fragment(2, true, 0, "00".repeat(96)).buffer(), 0);
        small.accept(fragment(3, true, 0, "00".repeat(96)).buffer(), 0);
        assertThat(abandoned).hasSize(small.pendingPackets() == 1 ? 2 : 1);
        Ipv4Reassembler tiny = reassembler(300, 10, 10);
        Reassembly refused = tiny.accept(fragment(1, true, 0, "00".repeat(96)).buffer(), 0);
        assertThat(refused).isInstanceOfSatisfying(Reassembly.Rejected.class, rejected -> assertThat(rejected.reason())
                .isEqualTo(Reason.NO_ROOM));
        assertThat(tiny.pendingPackets() + tiny.pendingOctets()).isZero();
    }

    @Test
    void discardsAPacketOfTooManyFragments() {
        for (int i = 0; i < 10; i++) {
            assertThat(accept(fragment(1, true, 2 * i, "00".repeat(8)), 0)).isInstanceOf(Reassembly.Incomplete.class);
        }
        rejects(Reason.TOO_MANY_FRAGMENTS, fragment(1, true, 50, "00".repeat(8)));
        rejects(Reason.TOO_MANY_FRAGMENTS, fragment(1, true, 52, "00".repeat(8)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 1, 1", "2, 1, 2", "3, 1, 3", "2, 3, 3"})
    void passesCongestionOn(int first, int second, int expected) throws MalformedPacketException {
        accept(fragment(1, true, 0, first, "00".repeat(8)), 0);
        Reassembly.Whole whole = (Reassembly.Whole) accept(fragment(1, false, 1, second, "00"), 0);
        Ipv4Header header = Ipv4Header.decode(whole.packet().buffer());
        assertThat(header.ecn()).isEqualTo(expected);
        assertThat(header.withChecksum()).isEqualTo(header);
    }

    @Test
    void discardsAPacketWhoseCongestionNobodyWouldHearOf() {
        accept(fragment(1, true, 0, 0, "00".repeat(8)), 0);
        rejects(Reason.INCONSISTENT_ECN, fragment(1, false, 1, 3, "00"));
        assertThat(reassembler.pendingPackets()).isZero();
    }

    @Test
    void refusesAWholeThatIsTooLongWithTheFirstFragmentsOptions() {
        Ipv4Reassembler many = reassembler(1 << 20, 10, 10);
        Ipv4Header options = Ipv4Header.builder()
                .identification(1)
                .flags(Ipv4Header.MORE_FRAGMENTS)
                .totalLength(60 + 32768)
                .options(Ipv4RouteOption.recordRoute(9), new Ipv4Option.NoOperation())
                .build();
        many.accept(Packet.of(options).withPayload(new byte[32768]).octets().buffer(), 0);
        Reassembly whole =
                many.accept(fragment(1, false, 4096, "00".repeat(32720)).buffer(), 0);
        assertThat(whole).isInstanceOfSatisfying(Reassembly.Rejected.class, r -> assertThat(r.reason())
                .isEqualTo(Reason.BEYOND_65535));
    }

    @Test
    void cutsAsRfc791SaysWithCopiedOptionsOnly() throws MalformedPacketException, PacketTooBigException {
        Ipv4Header header = Ipv4Header.builder()
                .protocol(IpProtocol.UDP)
                .options(Ipv4Options.of(new Ipv4Option.RouterAlert(0), Ipv4RouteOption.recordRoute(1)))
                .build();
        Octets packet = Packet.of(header).withPayload(new byte[100]).completed().octets();
        List<Octets> fragments = Ipv4Fragmenter.fragment(packet.buffer(), 68);
        // 32 octets of header leave 36, so 32; 24 leave 44, so 40; the rest is 28
        assertThat(fragments).extracting(Octets::size).containsExactly(64, 64, 52);
        assertThat(fragments.get(1).slice(20, 24)).isEqualTo(Octets.hex("94040000"));
        assertThat(Ipv4Header.decode(fragments.get(2).buffer()).fragmentOffset())
                .isEqualTo(9);
    }

    @Test
    void respectsDontFragment() throws MalformedPacketException, PacketTooBigException {
        Ipv4Header header = Ipv4Header.builder()
                .protocol(IpProtocol.UDP)
                .flags(Ipv4Header.DONT_FRAGMENT)
                .build();
        Octets packet = Packet.of(header).withPayload(new byte[80]).completed().octets();
        assertThat(Ipv4Fragmenter.fragment(packet.buffer(), 100)).containsExactly(packet);
        assertThatThrownBy(() -> Ipv4Fragmenter.fragment(packet.buffer(), 99))
                .isInstanceOfSatisfying(PacketTooBigException.class, tooBig -> {
                    assertThat(tooBig.length()).isEqualTo(100);
                    assertThat(tooBig.mtu()).isEqualTo(99);
                })
                .hasMessage("a packet of 100 octets does not fit into 99: it says \"don't fragment\"");
    }

    @Test
    void refusesToCutWhatIsNotWhole() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Ipv4Fragmenter.fragment(fragment(1, false, 0, "00").buffer(), 67));
        assertThatThrownBy(() -> Ipv4Fragmenter.fragment(
                        fragment(1, false, 0, "0000").slice(0, 21).buffer(), 68))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("IPv4: 22 octets required at offset 0, 21 available");
        assertThatThrownBy(() -> Ipv4Fragmenter.fragment(
                        fragment(1, false, 8191, "00".repeat(80)).buffer(), 68))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessageContaining("beyond 65535");
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new ReassemblyLimits(0, 1, 2, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReassemblyLimits(1, 0, 2, second));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReassemblyLimits(1, 1, 1, second))
                .withMessage("maxFragments must be at least 2, not 1");
        assertThatIllegalArgumentException().isThrownBy(() -> new ReassemblyLimits(1, 1, 2, Duration.ZERO));
    }
}
