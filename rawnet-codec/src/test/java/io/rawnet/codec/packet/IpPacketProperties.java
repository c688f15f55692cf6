package io.rawnet.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.Octets;
import io.rawnet.codec.number.LinkType;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a whole packet owes whatever its octets, tried on octets that look like chains of IP headers. */
class IpPacketProperties {

    @Property(tries = 2000)
    void anyOctetsDecodeLosslesslyAndAnswerEveryQuestion(@ForAll("chains") byte[] octets) {
        Packet packet = Packet.decode(LinkType.RAW, Octets.of(octets).buffer());
        assertThat(packet.octets()).isEqualTo(Octets.of(octets));
        assertThat(packet.toString()).doesNotContain("\n");
        assertThat(packet.tree()).isNotBlank();
        assertThat(packet.violations())
                .allSatisfy(violation -> assertThat(violation.offset()).isBetween(0, Math.max(0, octets.length - 1)));
        assertThat(packet.checksums()).isNotNull();
        assertThat(packet.missingOctets()).isNotNegative();
        packet.tryCompleted().ifPresent(completed -> {
            assertThat(completed.length()).isEqualTo(packet.length());
            assertThat(completed.completed().octets()).isEqualTo(completed.octets());
        });
    }

    /** The numbers of headers and small lengths, after an IP header of either version. */
    @Provide
    Arbitrary<byte[]> chains() {
        Arbitrary<Byte> octet = Arbitraries.oneOf(
                Arbitraries.of((byte) 0, (byte) 4, (byte) 6, (byte) 41, (byte) 43, (byte) 44),
                Arbitraries.of((byte) 50, (byte) 51, (byte) 59, (byte) 60, (byte) 135, (byte) 0x45, (byte) 0x60),
                Arbitraries.bytes().between((byte) 0, (byte) 5),
                Arbitraries.bytes());
        return octet.array(byte[].class).ofMaxSize(200).map(any -> {
            byte[] chain = Arrays.copyOf(any, any.length);
            if (chain.length > 9) {
                boolean version6 = chain[9] % 3 != 0;
                chain[0] = (byte) (version6 ? 0x60 : 0x46);
                chain[version6 ? 4 : 2] = 0;
                chain[version6 ? 5 : 3] = (byte) (chain.length - (version6 ? 40 : 0));
                chain[6] = version6 ? chain[6] : 0;
            }
            return chain;
        });
    }
}
