package io.rawnet.benchmarks;

import io.rawnet.codec.InternetChecksum;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.pcap4j.util.ByteArrays;

/** The Internet checksum of 1480 octets. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ChecksumBenchmark {

    private final byte[] octets = Samples.checksumOctets();
    private final ByteBuffer heap = ByteBuffer.wrap(octets);
    private final ByteBuffer direct =
            ByteBuffer.allocateDirect(octets.length).put(octets).flip();

    /** {@return the checksum of a heap buffer by rawnet} */
    @Benchmark
    public int rawnetHeap() {
        return InternetChecksum.of(heap);
    }

    /** {@return the checksum of a direct buffer by rawnet} */
    @Benchmark
    public int rawnetDirect() {
        return InternetChecksum.of(direct);
    }

    /** {@return the checksum of an array by pcap4j, 0 to 65535} */
    @Benchmark
    public int pcap4j() {
        return Short.toUnsignedInt(ByteArrays.calcChecksum(octets));
    }
}
