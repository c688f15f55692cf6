/**
 * Capture files: reads and writes pcap (draft-ietf-opsawg-pcap) and pcapng (draft-ietf-opsawg-pcapng) as streams, in
 * bounded memory, losing no octet. Decoding the packets inside, compression and random access are not here.
 */
module io.rawnet.pcap {
    requires transitive io.rawnet.codec;

    exports io.rawnet.pcap;
}
