package io.rawnet.codec.packet;

import io.rawnet.codec.Octets;
import io.rawnet.codec.number.LinkType;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whole packets written out by hand, by the link type they begin with. */
final class StackedPackets {

    /** IPv4 and TCP with two octets of data, 42 octets; tshark finds both checksums right. */
    static final String IP =
            "4500 002a 0001 0000 4006 66cb 0a000001 0a000002" + "9c40 0050 00000001 00000000 5002 ffff 96e3 0000 6869";

    private static final String MACS = "020000000002 020000000001";

    /** An Ethernet frame as short as they get: 18 octets of padding behind an ARP packet. */
    static final Octets PADDED_ARP = Octets.hex("ffffffffffff 020000000001 0806"
            + "0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002" + "00".repeat(18));

    /** A frame as short as they get: 3 octets of padding behind the end of the data unit. */
    static final Octets PADDED_LLDP = Octets.hex("0180c200000e 020000000001 88cc"
            + "0207 04 020000000001 0405 05 65746830 0602 0078 0a03 737731 100c 05 01 0a000001 02 00000002 00 0000"
            + "000000");

    static final Octets VLAN_IN_VLAN = Octets.hex(MACS + "88a8 a064 8100 1005 0800" + IP);

    static final Octets SNAP_IN_LLC = Octets.hex(MACS + "0032 aaaa03 000000 0800" + IP + "0000");

    static final Octets MPLS_STACK = Octets.hex(MACS + "8847 00010040 00011140" + IP);

    static final Octets PPPOE = Octets.hex(MACS + "8864 1100 0011 002c 0021" + IP);

    static final Octets GRE = Octets.hex(MACS + "0800"
            + "4500 004e 0001 0000 402f 667e 0a000001 0a000002"
            + "3000 8847 00000007 00000001" + "00010140" + IP);

    /** An IPv4 packet with an option that a logical switch of OVN reads; tshark finds each checksum right. */
    static final Octets GENEVE = Octets.hex(MACS + "0800"
            + "4500 0056 0001 0000 4011 6694 0a000001 0a000002" + "9c40 17c1 0042 963e"
            + "0240 0800 00002a00 0102 80 01 00010002" + IP);

    private StackedPackets() {}

    static Map<Octets, LinkType> all() {
        Map<Octets, LinkType> all = new LinkedHashMap<>();
        for (Octets frame :
                new Octets[] {PADDED_ARP, PADDED_LLDP, VLAN_IN_VLAN, SNAP_IN_LLC, MPLS_STACK, PPPOE, GRE, GENEVE}) {
            all.put(frame, LinkType.ETHERNET);
        }
        all.put(Octets.hex("02000000" + IP), LinkType.NULL);
        all.put(Octets.hex("00000002" + IP), LinkType.LOOP);
        all.put(Octets.hex("ff03 0021" + IP), LinkType.PPP);
        all.put(Octets.hex(IP), LinkType.RAW);
        all.put(Octets.hex(IP + "00"), LinkType.IPV4);
        all.put(Octets.hex("0004 0001 0006 020000000001 0000 0800" + IP), LinkType.LINUX_SLL);
        all.put(Octets.hex("0800 0000 00000002 0001 04 06 020000000001 0000" + IP), LinkType.LINUX_SLL2);
        return all;
    }
}
