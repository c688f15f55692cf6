/**
 * Capture files: reads and writes pcap (draft-ietf-opsawg-pcap) and pcapng (draft-ietf-opsawg-pcapng) as streams, in
 * bounded memory; reads them compressed with gzip too. Decoding the packets inside and random access are not here.
 */
module io.rawnet.pcap {
    requires transitive io.rawnet.codec;

    exports io.rawnet.pcap;
}
