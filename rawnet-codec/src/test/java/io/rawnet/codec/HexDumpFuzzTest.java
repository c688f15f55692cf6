package io.rawnet.codec;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** The hex dump's parser, guided by coverage towards text that nobody has thought of. */
class HexDumpFuzzTest {

    @FuzzTest(maxDuration = "24h")
    void readsATextOrNamesItsFault(byte[] input) {
        Octets octets;
        try {
            octets = HexDump.parse(new String(input, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            return;
        }
        if (!HexDump.parse(HexDump.format(octets.buffer())).equals(octets)) {
            throw new AssertionError("broken: what was read is written and read again");
        }
    }
}
