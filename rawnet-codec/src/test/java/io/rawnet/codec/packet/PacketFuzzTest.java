package io.rawnet.codec.packet;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every decoder, guided by coverage towards octets that nobody has thought of. An input's first octet
 * chooses what the packet begins with. What it once tripped over stays as a file in
 * {@code PacketFuzzTestInputs} and is tried in each build.
 */
class PacketFuzzTest {

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "24h")
    void keepsEveryPromise(byte[] input) {
        check(input, PacketLaws::check);
    }

    /** Without text for people, which is slow, for runs of millions. */
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "24h")
    void losesNothing(byte[] input) {
        check(input, PacketLaws::checkOctets);
    }

    /** The short run of each build. */
    @MethodSource("seeds")
    @FuzzTest(maxDuration = "5s")
    void keepsEveryPromiseForAMoment(byte[] input) {
        check(input, PacketLaws::check);
    }

    private static void check(byte[] input, BiConsumer<Protocol, Octets> laws) {
        if (input.length > 0) {
            int first = (input[0] & 0xFF) % PacketLaws.BEGINNINGS.size();
            laws.accept(PacketLaws.BEGINNINGS.get(first), Octets.of(Arrays.copyOfRange(input, 1, input.length)));
        }
    }

    static Stream<byte[]> seeds() {
        return StackedPackets.all().entrySet().stream().map(packet -> {
            byte[] seed = new byte[1 + packet.getKey().size()];
            seed[0] = (byte) PacketLaws.BEGINNINGS.indexOf(packet.getValue());
            packet.getKey().buffer().get(seed, 1, seed.length - 1);
            return seed;
        });
    }
}
