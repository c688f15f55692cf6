package io.rawnet.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.infra.Blackhole;

/** What is measured side by side does the same work. */
class SameWorkTest {

    private final Blackhole blackhole = new Blackhole(
            "Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");

    @Test
    void everyDecoderFindsTheSequenceNumber() throws Exception {
        DecodeBenchmark decode = new DecodeBenchmark();
        assertThat(decode.rawnetRecords(blackhole)).isEqualTo(Samples.SEQUENCE_NUMBER);
        assertThat(decode.rawnetPacket()).isEqualTo(Samples.SEQUENCE_NUMBER);
        assertThat(decode.pcap4j()).isEqualTo(Samples.SEQUENCE_NUMBER);
    }

    @Test
    void theViewsReadTheFields() throws Exception {
        long addresses = (int) 0xc0000201L + (int) 0xc0000202L;
        long tcp = 0xaa47 + 80 + Samples.SEQUENCE_NUMBER + 0x3b9aca07L + 0x18 + 0x01f5;
        long read = 0x0800 + 6 + addresses + tcp;
        assertThat(new DecodeBenchmark().rawnetViews()).isEqualTo(read);

        long ethernet = 0x020000000002L + 0x020000000001L;
        // flags 2 is "don't fragment", 64 the time to live, 8 the data offset
        long others = ethernet + 0x3e + 0x1234 + 2 + 64 + 0xa482 + 8 + 0x2126;
        assertThat(new DecodeBenchmark().rawnetViewsEveryField()).isEqualTo(read + others);
    }

    @Test
    void everyBuilderBuildsTheSameSyn() throws Exception {
        byte[] syn = Samples.hex(Samples.SYN_HEX);
        assertThat(new BuildBenchmark().rawnetHeaders()).isEqualTo(ByteBuffer.wrap(syn));
        assertThat(new BuildBenchmark().rawnetPacket()).isEqualTo(ByteBuffer.wrap(syn));
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
