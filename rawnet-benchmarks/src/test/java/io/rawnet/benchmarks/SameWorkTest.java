package io.rawnet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.Blackhole;

/** What is measured side by side does the same work. */
class SameWorkTest {

    private final Blackhole blackhole =
            new Blackhole("Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");

    @Test
    void everyDecoderFindsTheSequenceNumber() throws Exception {
        DecodeBenchmark decode = new DecodeBenchmark();
        assertThat(decode.rawnetViews(blackhole)).isEqualTo(Samples.SEQUENCE_NUMBER);
        assertThat(decode.rawnetRecords(blackhole)).isEqualTo(Samples.SEQUENCE_NUMBER);
        assertThat(decode.rawnetPacket()).isEqualTo(Samples.SEQUENCE_NUMBER);
        assertThat(decode.pcap4j()).isEqualTo(Samples.SEQUENCE_NUMBER);
    }

    @Test
    void everyBuilderBuildsTheSameSyn() throws Exception {
        byte[] syn = Samples.hex(Samples.SYN_HEX);
        assertThat(new BuildBenchmark().rawnet()).isEqualTo(ByteBuffer.wrap(syn));
        assertThat(new BuildBenchmark().pcap4j()).isEqualTo(syn);
    }

    @Test
    void everyChecksumIsTheSame() {
        ChecksumBenchmark checksum = new ChecksumBenchmark();
        assertThat(checksum.rawnetHeap()).isEqualTo(0xff60);
        assertThat(checksum.rawnetDirect()).isEqualTo(0xff60);
        assertThat(checksum.pcap4j()).isEqualTo(0xff60);
    }
}
