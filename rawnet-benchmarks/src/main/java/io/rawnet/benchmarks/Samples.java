package io.rawnet.benchmarks;

import java.util.HexFormat;

/** The octets that everyone works on. */
final class Samples {

    /** Ethernet, IPv4 and TCP with 12 octets of options (two no-operations, timestamps) and 10 octets of data. */
    static final String SEGMENT_HEX = "020000000002 020000000001 0800"
            + "4500003e 12344000 4006a482 c0000201 c0000202"
            + "aa470050 be17f345 3b9aca07 801801f5 21260000 0101080a 12345678 87654321"
            + "74656e206f6374657473";

    /** A SYN with the maximum segment size, checksums included. */
    static final String SYN_HEX = "020000000002 020000000001 0800"
            + "4500002c 00004000 4006b6c8 c0000201 c0000202"
            + "aa470050 be17f345 00000000 6002faf0 bd3c0000 020405b4";

    /** The sequence number of both. */
    static final long SEQUENCE_NUMBER = 3_189_240_645L;

    /** The payload of a full Ethernet frame behind an IPv4 header. */
    static final int CHECKSUM_LENGTH = 1480;

    private Samples() {}

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    /** The same octets as in internet_checksum.c. */
    static byte[] checksumOctets() {
        byte[] octets = new byte[CHECKSUM_LENGTH];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) (i * 31 + 7);
        }
        return octets;
    }
}
