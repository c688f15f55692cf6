package io.rawnet.bpf.filter.compiler;

/** EtherTypes that programs compare with (IEEE 802 numbers). */
final class EtherTypes {
    static final int MOP_DUMP_LOAD = 0x6001;
    static final int MOP_REMOTE_CONSOLE = 0x6002;
    static final int DECNET = 0x6003;
    static final int LAT = 0x6004;
    static final int SCA = 0x6007;
    static final int IPV4 = 0x0800;
    static final int ARP = 0x0806;
    static final int RARP = 0x8035;
    static final int VLAN = 0x8100;
    static final int IPV6 = 0x86dd;
    static final int MPLS = 0x8847;
    static final int PPPOE_DISCOVERY = 0x8863;
    static final int PPPOE_SESSION = 0x8864;
    static final int SERVICE_VLAN = 0x88a8;
    static final int OLD_DOUBLE_VLAN = 0x9100;

    private EtherTypes() {}
}
