package io.rawnet.codec.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.control.icmp.IcmpHeader;
import io.rawnet.codec.control.icmp.IcmpTimeExceeded;
import io.rawnet.codec.control.icmpv6.Icmpv6ExtensibleError;
import io.rawnet.codec.control.icmpv6.Icmpv6Header;
import io.rawnet.codec.number.EtherType;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IcmpQuoteTest {

    /** RFC 4950 by hand: header, object header, one entry; the checksum is ~(2000 + 0008 + 0101 + 0001 + 0101). */
    private static final String MPLS = "2000 ddf4 0008 0101 00010101";

    private static final MplsLabelStack LABEL = new MplsLabelStack(List.of(new MplsLabelStack.Entry(16, 0, true, 1)));

    private static String zeros(int octets) {
        return "00".repeat(octets);
    }

    @Test
    void findsExtensionsWhereTheLengthAttributePoints() {
        IcmpHeader error = new IcmpHeader(IcmpHeader.TIME_EXCEEDED, 0, 0, new IcmpTimeExceeded(0, 33, 0));
        IcmpQuote quote = error.quote(Octets.hex(zeros(132) + MPLS).buffer()).orElseThrow();
        assertThat(quote.datagram().size()).isEqualTo(132);
        assertThat(quote.extensions().orElseThrow().list()).containsExactly(LABEL);
        assertThat(quote.extensions().orElseThrow().checksumState().verdict()).isEqualTo(ChecksumState.Verdict.VALID);
        assertThat(quote.extensions().orElseThrow()).hasToString("<MPLS label 16 class 0 ttl 1>");
    }

    @Test
    void countsWordsOfEightOctetsInIcmpv6() {
        IcmpQuote quote = new Icmpv6Header(Icmpv6Header.TIME_EXCEEDED, 0, 0, new Icmpv6ExtensibleError(17, 0))
                .quote(Octets.hex(zeros(136) + MPLS).buffer())
                .orElseThrow();
        assertThat(quote.protocol()).isEqualTo(EtherType.IPV6);
        assertThat(quote.datagram().size()).isEqualTo(136);
        assertThat(quote.extensions().orElseThrow().find(MplsLabelStack.class)).contains(LABEL);
    }

    @Test
    void findsExtensionsOfOldSendersBehind128Octets() {
        IcmpQuote quote = IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT)
                .quote(Octets.hex(zeros(128) + MPLS).buffer())
                .orElseThrow();
        assertThat(quote.datagram().size()).isEqualTo(128);
        assertThat(quote.extensions().orElseThrow().list()).containsExactly(LABEL);
    }

    @Test
    void believesOldSendersOnlyWithRightVersionAndChecksum() {
        for (String doubtful : List.of("1000 edf4", "2000 ddf5", "2000 0000")) {
            Octets payload = Octets.hex(zeros(128) + MPLS.replace("2000 ddf4", doubtful));
            IcmpQuote quote = IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT)
                    .quote(payload.buffer())
                    .orElseThrow();
            assertThat(quote.extensions()).as(doubtful).isEmpty();
            assertThat(quote.datagram()).isEqualTo(payload);
        }
    }

    @Test
    void looksForNoExtensionsWhereTheMessageHasNone() {
        Octets payload = Octets.hex(zeros(128) + MPLS);
        assertThat(Icmpv6Header.packetTooBig(1280)
                        .quote(payload.buffer())
                        .orElseThrow()
                        .datagram())
                .isEqualTo(payload);
        assertThat(IcmpHeader.redirectForHost(Ipv4Address.LOOPBACK)
                        .quote(payload.buffer())
                        .orElseThrow()
                        .extensions())
                .isEmpty();
    }

    @Test
    void clipsQuotesToTheLeastThatEveryHostTakes() {
        Octets big = Octets.of(new byte[2000]);
        assertThat(IcmpQuote.clipped(EtherType.IPV4, big).octets().size()).isEqualTo(576 - 28);
        assertThat(IcmpQuote.clipped(EtherType.IPV6, big).octets().size()).isEqualTo(1280 - 48);
        IcmpExtensions extensions = IcmpExtensions.of(LABEL);
        assertThat(IcmpQuote.clipped(EtherType.IPV4, big, extensions).datagram().size())
                .isEqualTo(536);
        assertThat(IcmpQuote.clipped(EtherType.IPV6, big, extensions).datagram().size())
                .isEqualTo(1216);
    }

    @Test
    void padsTheDatagramBeforeExtensionsAndSetsTheLengthAttribute() {
        IcmpExtensions extensions = IcmpExtensions.of(LABEL);
        assertThat(extensions.octets()).isEqualTo(Octets.hex(MPLS));
        IcmpQuote quote = IcmpQuote.clipped(EtherType.IPV4, Octets.hex("4500"), extensions);
        assertThat(quote.octets()).isEqualTo(Octets.hex("4500" + zeros(126) + MPLS));
        assertThat(IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT)
                        .quoting(quote)
                        .body())
                .isEqualTo(new IcmpTimeExceeded(0, 32, 0));
        IcmpQuote odd = IcmpQuote.clipped(EtherType.IPV6, Octets.of(new byte[129]), extensions);
        assertThat(odd.datagram().size()).isEqualTo(136);
        assertThat(Icmpv6Header.destinationUnreachable(Icmpv6ExtensibleError.PORT)
                        .quoting(odd)
                        .body())
                .isEqualTo(new Icmpv6ExtensibleError(17, 0));
        IcmpQuote plain = IcmpQuote.clipped(EtherType.IPV4, Octets.hex("4500"));
        assertThat(IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT).quoting(plain))
                .isEqualTo(IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT));
    }

    @Test
    void refusesQuotesThatDoNotSuitTheError() {
        IcmpQuote quote = IcmpQuote.clipped(EtherType.IPV4, Octets.EMPTY, IcmpExtensions.of(LABEL));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> IcmpHeader.redirectForHost(Ipv4Address.LOOPBACK).quoting(quote))
                .withMessageContaining("no length attribute");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IcmpHeader.echoRequest(1, 2).quoting(quote))
                .withMessage("ICMP echo request id 1 seq 2 is not an error and quotes nothing");
        assertThat(IcmpHeader.echoRequest(1, 2).quote(quote.octets().buffer())).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Icmpv6Header.timeExceeded(Icmpv6ExtensibleError.IN_TRANSIT)
                        .quoting(quote))
                .withMessageContaining("quotes IPv6, not IPv4");
        IcmpExtensions huge = new IcmpExtensions(2, 0, 0, Octets.of(new byte[500]));
        assertThatIllegalArgumentException().isThrownBy(() -> IcmpQuote.clipped(EtherType.IPV4, Octets.EMPTY, huge));
        IcmpQuote odd = new IcmpQuote(EtherType.IPV4, Octets.of(1), Optional.of(huge), Octets.EMPTY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> odd.lengthAttributeIn(IcmpHeader.timeExceeded(IcmpTimeExceeded.IN_TRANSIT)))
                .withMessageContaining("multiple of 4");
    }

    @Test
    void namesTheBrokenRulesOfLengthAndExtensions() {
        HeaderContext context = new HeaderContext(
                Optional.empty(),
                false,
                Optional.empty(),
                Octets.hex(zeros(32) + "1001 0001 0003 0000").buffer());
        assertThat(new IcmpHeader(IcmpHeader.TIME_EXCEEDED, 0, 0, new IcmpTimeExceeded(0, 8, 0))
                        .quoteViolations(context))
                .extracting(Object::toString)
                .containsExactly(
                        "octet 5: the quoted datagram has 32 octets, 128 are required before extensions (RFC 4884 3)",
                        "octet 40: extension version 1 is not 2 (RFC 4884 7)",
                        "octet 40: reserved bits are set in the extension header (RFC 4884 7)",
                        "octet 42: the checksum of the extensions is wrong (RFC 4884 7)",
                        "octet 44: the length of an extension object does not fit (RFC 4884 8)");
        assertThat(new IcmpHeader(IcmpHeader.TIME_EXCEEDED, 0, 0, new IcmpTimeExceeded(0, 10, 0))
                        .quoteViolations(context))
                .as("no extensions follow, so the datagram may be short")
                .isEmpty();
        assertThat(new Icmpv6Header(Icmpv6Header.TIME_EXCEEDED, 0, 0, new Icmpv6ExtensibleError(255, 0))
                        .quoteViolations(context))
                .extracting(Object::toString)
                .containsExactly("octet 4: the quoted datagram has 2040 octets, 40 are there (RFC 4884 3)");
    }

    @Test
    void readsAndWritesInterfaceInformation() {
        // RFC 5837: incoming, all four parts: index 2, 10.0.0.1, "eth0" in 8 octets, MTU 1500
        Octets data = Octets.hex("00000002 0001 0000 0a000001 08 65746830 000000 000005dc");
        InterfaceInformation read = (InterfaceInformation) only("001c 02 0f" + data);
        assertThat(read.data().size()).isEqualTo(24);
        assertThat(read.role()).isEqualTo(InterfaceInformation.Role.INCOMING);
        assertThat(read.index()).hasValue(2);
        assertThat(read.address()).contains(Ipv4Address.of("10.0.0.1"));
        assertThat(read.name()).contains("eth0");
        assertThat(read.mtu()).hasValue(1500);
        assertThat(read).hasToString("incoming interface 2 \"eth0\" 10.0.0.1 mtu 1500");
        assertThat(InterfaceInformation.of(
                        InterfaceInformation.Role.INCOMING,
                        OptionalLong.of(2),
                        Optional.of(Ipv4Address.of("10.0.0.1")),
                        Optional.of("eth0"),
                        OptionalLong.of(1500)))
                .isEqualTo(read);
        assertThat(new InterfaceInformation(0xC0 | 0x05, Octets.hex("0009 0000 01020304 000005dc")))
                .as("an address family that nobody knows hides what is behind it")
                .satisfies(info -> assertThat(info.address()).isEmpty())
                .satisfies(info -> assertThat(info.mtu()).isEmpty())
                .hasToString("next hop");
    }

    @Test
    void readsAndWritesInterfaceIdentification() {
        assertThat(only("0008 03 01 65746830")).isEqualTo(InterfaceIdentification.byName("eth0"));
        assertThat(only("0008 03 02 00000002")).isEqualTo(InterfaceIdentification.byIndex(2));
        assertThat(only("000c 03 03 0001 04 00 0a000001"))
                .isEqualTo(InterfaceIdentification.byAddress(Ipv4Address.of("10.0.0.1")))
                .hasToString("interface 10.0.0.1");
        assertThat(InterfaceIdentification.byAddress(Ipv6Address.LOOPBACK)).hasToString("interface ::1");
        assertThat(InterfaceIdentification.byName("a\nb")).hasToString("interface \"a?b\"");
        assertThat(InterfaceIdentification.byIndex(2)).hasToString("interface 2");
    }

    @Test
    void readsTheInterfaceThatAnExtendedEchoAsksAbout() throws MalformedPacketException {
        Octets payload = Octets.hex("2000 0f52 0008 03 01 65746830");
        IcmpExtensions extensions = new ExtendedEcho(1, 2, ExtendedEcho.LOCAL).extensions(payload.buffer());
        assertThat(extensions).isEqualTo(IcmpExtensions.of(InterfaceIdentification.byName("eth0")));
        assertThatThrownBy(() -> IcmpExtensions.decode(Octets.hex("2000 0f").buffer()))
                .isInstanceOf(MalformedPacketException.class)
                .hasMessage("ICMP extensions: 4 octets required at offset 0, 3 available");
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        assertThat(only("0006 f0 07 abcd")).isEqualTo(new IcmpExtensionObject.Unknown(0xf0, 7, Octets.hex("abcd")));
        assertThat(only("0003 f0 07 abcd")).isInstanceOf(IcmpExtensionObject.Malformed.class);
        assertThat(only("00")).isInstanceOf(IcmpExtensionObject.Malformed.class);
        assertThat(only("0007 01 01 000101")).isInstanceOf(IcmpExtensionObject.Unknown.class);
    }

    private static IcmpExtensionObject only(String hex) {
        List<IcmpExtensionObject> objects = new IcmpExtensions(2, 0, 0, Octets.hex(hex)).list();
        assertThat(objects).hasSize(1);
        return objects.get(0);
    }

    @Test
    void writesNothingIntoABufferThatIsTooSmall() {
        IcmpQuote quote = new IcmpHeader(IcmpHeader.TIME_EXCEEDED, 0, 0, new IcmpTimeExceeded(0, 0, 0))
                .quote(Octets.of(1, 2, 3).buffer())
                .orElseThrow();
        ByteBuffer small = ByteBuffer.allocate(2);
        assertThatThrownBy(() -> quote.encode(small)).isInstanceOf(BufferOverflowException.class);
        assertThat(Octets.of(small.array())).isEqualTo(Octets.of(0, 0));
        assertThat(small.position()).isZero();
    }

    @Property
    void takingAnyPayloadApartLosesNothing(
            @ForAll @IntRange(max = 255) int words, @ForAll @Size(max = 200) byte[] payload) {
        Octets octets = Octets.of(payload);
        for (IcmpMessage error : List.of(
                new IcmpHeader(IcmpHeader.TIME_EXCEEDED, 0, 0, new IcmpTimeExceeded(0, words, 0)),
                new Icmpv6Header(Icmpv6Header.TIME_EXCEEDED, 0, 0, new Icmpv6ExtensibleError(words, 0)))) {
            assertThat(error.quote(octets.buffer()).orElseThrow().octets()).isEqualTo(octets);
        }
    }

    @Property
    void readingAnyObjectsLosesNothing(
            @ForAll @IntRange(max = 4) int classNumber,
            @ForAll @IntRange(max = 255) int classType,
            @ForAll @Size(max = 40) byte[] data) {
        IcmpExtensionObject.Unknown raw = new IcmpExtensionObject.Unknown(classNumber, classType, Octets.of(data));
        IcmpExtensions extensions =
                IcmpExtensions.of(raw, new IcmpExtensionObject.Malformed(Octets.of(data.length, 1)));
        assertThat(IcmpExtensions.of(extensions.list().toArray(IcmpExtensionObject[]::new)))
                .isEqualTo(extensions);
        assertThat(extensions.toString()).doesNotContain("\n");
    }
}
