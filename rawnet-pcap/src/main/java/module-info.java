/** Capture files. */
module io.rawnet.pcap {}
