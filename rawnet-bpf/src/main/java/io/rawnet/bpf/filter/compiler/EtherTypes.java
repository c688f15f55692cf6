package io.rawnet.bpf.filter.compiler;

/** EtherTypes that programs compare with (IEEE 802 numbers), and LLC service access points, which libpcap treats alike. */
final class EtherTypes {
    static final int SAP_IP = 0x06;
    static final int SAP_SPANNING_TREE = 0x42;
    static final int SAP_IPX = 0xe0;
    static final int SAP_NETBEUI = 0xf0;
    static final int SAP_ISO = 0xfe;
    static final int XEROX_NS = 0x0600;
    static final int IPV4 = 0x0800;
    static final int ARP = 0x0806;
    static final int MOP_DUMP_LOAD = 0x6001;
    static final int MOP_REMOTE_CONSOLE = 0x6002;
    static final int DECNET = 0x6003;
    static final int LAT = 0x6004;
    static final int SCA = 0x6007;
    static final int BRIDGED_ETHERNET = 0x6558;
    static final int RARP = 0x8035;
    static final int APPLETALK = 0x809b;
    static final int APPLETALK_ARP = 0x80f3;
    static final int VLAN = 0x8100;
    static final int IPX = 0x8137;
    static final int IPV6 = 0x86dd;
    static final int MPLS = 0x8847;
    static final int PPPOE_DISCOVERY = 0x8863;
    static final int PPPOE_SESSION = 0x8864;
    static final int SERVICE_VLAN = 0x88a8;
    static final int OLD_DOUBLE_VLAN = 0x9100;

    private EtherTypes() {}
}
