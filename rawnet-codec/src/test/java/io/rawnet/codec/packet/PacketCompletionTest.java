package io.rawnet.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.transport.TcpHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketCompletionTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 19, 20, 39, 40, 44, 65535})
    void repairsChecksumsWhateverTheLengthsWere(int staleTotalLength) {
        Ipv4Header ip = Ipv4Header.builder().totalLength(staleTotalLength).build();
        Packet completed = Packet.of(ip, TcpHeader.builder().build())
                .withPayload((byte) 1, (byte) 2, (byte) 3)
                .completed();
        assertThat(completed.checksums())
                .hasSize(2)
                .allSatisfy(layer -> assertThat(layer.state().verdict()).isEqualTo(ChecksumState.Verdict.VALID));
        assertThat(completed.completed()).isEqualTo(completed);
        assertThat(completed.missingOctets()).isZero();
    }

    @Test
    void leavesTheTransportChecksumOfAFragmentAlone() {
        Ipv4Header ip = Ipv4Header.builder().flags(Ipv4Header.MORE_FRAGMENTS).build();
        TcpHeader tcp = TcpHeader.builder().checksum(0x1234).build();
        Packet completed = Packet.of(ip, tcp).completed();
        assertThat(completed.header(TcpHeader.class)).contains(tcp);
        assertThat(completed.checksums().get(1).state().verdict()).isEqualTo(ChecksumState.Verdict.UNVERIFIABLE);
    }
}
