package io.rawnet.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.LinkType;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a packet costs beside its headers: octets allocated and headers encoded, which no load of the machine changes. */
class PacketCostTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Ethernet, IPv4 and TCP with 12 octets of options, whose immutable headers are 288 octets, and 10 octets of data. */
    private static final ByteBuffer SEGMENT = Octets.hex("020000000002 020000000001 0800"
                    + "4500003e 12344000 4006a482 c0000201 c0000202"
                    + "aa470050 be17f345 3b9aca07 801801f5 21260000 0101080a 12345678 87654321"
                    + "74656e206f6374657473")
            .buffer();

    /** A header without checksum that counts how often it is encoded. */
    record CountedHeader(AtomicInteger encodings) implements Header {

        @Override
        public int length() {
            return 4;
        }

        @Override
        public void encode(ByteBuffer out) {
            encodings.incrementAndGet();
            out.putInt(0);
        }

        @Override
        public Header completed(HeaderContext context) {
            assertThat(context.payload().remaining() % 4).isZero();
            return this;
        }
    }

    @Test
    void allocatesLittleBesideTheHeadersToDecode() {
        assertThat(allocatedBy(() -> Packet.decode(LinkType.ETHERNET, SEGMENT.rewind())))
                .isLessThanOrEqualTo(700);
    }

    @Test
    void allocatesLittleBesideTheHeadersToComplete() {
        Packet packet = Packet.decode(LinkType.ETHERNET, SEGMENT.rewind());
        assertThat(allocatedBy(packet::completed)).isLessThanOrEqualTo(1700);
    }

    @Test
    void allocatesLittleToJudgeChecksums() {
        Packet packet = Packet.decode(LinkType.ETHERNET, SEGMENT.rewind());
        assertThat(allocatedBy(packet::checksums)).isLessThanOrEqualTo(1700);
    }

    @Test
    void encodesEachHeaderOnceToCompleteAndOnceToSend() {
        CountedHeader outer = new CountedHeader(new AtomicInteger());
        CountedHeader inner = new CountedHeader(new AtomicInteger());
        Packet completed = Packet.of(outer, inner).completed();
        assertThat(outer.encodings()).hasValueLessThanOrEqualTo(1);
        assertThat(inner.encodings()).hasValueLessThanOrEqualTo(1);
        assertThat(completed.octets().size()).isEqualTo(8);
        assertThat(outer.encodings()).hasValueLessThanOrEqualTo(2);
        assertThat(inner.encodings()).hasValueLessThanOrEqualTo(2);
    }

    private static long allocatedBy(Runnable work) {
        int runs = 1000;
        long thread = Thread.currentThread().getId();
        long before = 0;
        for (int run = -runs; run < runs; run++) {
            if (run == 0) { // classes are loaded and method handles are linked by now
                before = THREADS.getThreadAllocatedBytes(thread);
            }
            work.run();
        }
        return (THREADS.getThreadAllocatedBytes(thread) - before) / runs;
    }
}
