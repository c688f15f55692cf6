package io.rawnet.bpf.filter.compiler;

import java.util.HashMap;
import java.util.Map;

/** The protocols that are words of the language. */
enum Protocol {
    LINK(Layer.LINK, -1, "link", "ether", "ppp", "slip", "fddi", "tr", "wlan"),
    ARP(Layer.NETWORK, EtherTypes.ARP, "arp"),
    RARP(Layer.NETWORK, EtherTypes.RARP, "rarp"),
    IP(Layer.NETWORK, EtherTypes.IPV4, "ip"),
    IP6(Layer.NETWORK, EtherTypes.IPV6, "ip6"),
    DECNET(Layer.NETWORK, EtherTypes.DECNET, "decnet"),
    LAT(Layer.NETWORK, EtherTypes.LAT, "lat"),
    SCA(Layer.NETWORK, EtherTypes.SCA, "sca"),
    MOPDL(Layer.NETWORK, EtherTypes.MOP_DUMP_LOAD, "mopdl"),
    MOPRC(Layer.NETWORK, EtherTypes.MOP_REMOTE_CONSOLE, "moprc"),
    APPLETALK(Layer.NETWORK, EtherTypes.APPLETALK, "atalk"),
    APPLETALK_ARP(Layer.NETWORK, EtherTypes.APPLETALK_ARP, "aarp"),
    ISO(Layer.NETWORK, EtherTypes.SAP_ISO, "iso"),
    SPANNING_TREE(Layer.NETWORK, EtherTypes.SAP_SPANNING_TREE, "stp"),
    IPX(Layer.NETWORK, EtherTypes.SAP_IPX, "ipx"),
    NETBEUI(Layer.NETWORK, EtherTypes.SAP_NETBEUI, "netbeui"),
    CLNP(Layer.ON_ISO, 0x81, "clnp"),
    ESIS(Layer.ON_ISO, 0x82, "esis", "es-is"),
    ISIS(Layer.ON_ISO, 0x83, "isis", "is-is"),
    TCP(Layer.ON_BOTH, 6, "tcp"),
    UDP(Layer.ON_BOTH, 17, "udp"),
    SCTP(Layer.ON_BOTH, 132, "sctp"),
    PIM(Layer.ON_BOTH, 103, "pim"),
    AH(Layer.ON_BOTH, 51, "ah"),
    ESP(Layer.ON_BOTH, 50, "esp"),
    ICMP(Layer.ON_IPV4, 1, "icmp"),
    IGMP(Layer.ON_IPV4, 2, "igmp"),
    IGRP(Layer.ON_IPV4, 9, "igrp"),
    VRRP(Layer.ON_IPV4, 112, "vrrp"),
    CARP(Layer.ON_IPV4, 112, "carp"),
    ICMP6(Layer.ON_IPV6, 58, "icmp6");

    enum Layer {
        LINK,
        NETWORK,
        ON_ISO,
        ON_BOTH,
        ON_IPV4,
        ON_IPV6
    }

    private static final Map<String, Protocol> BY_KEYWORD = new HashMap<>();

    static {
        for (Protocol protocol : values()) {
            for (String keyword : protocol.keywords) {
                BY_KEYWORD.put(keyword, protocol);
            }
        }
        BY_KEYWORD.put("icmpv6", ICMP6);
    }

    private final Layer layer;
    private final int number;
    private final String[] keywords;

    Protocol(Layer layer, int number, String... keywords) {
        this.layer = layer;
        this.number = number;
        this.keywords = keywords;
    }

    Layer layer() {
        return layer;
    }

    /** {@return the EtherType or LLC service access point of a network protocol, the number in IP or OSI of one above} */
    int number() {
        return number;
    }

    String keyword() {
        return keywords[0];
    }

    /** {@return the protocol that a token names as a keyword, or null} */
    static Protocol of(Token token) {
        return token.kind() == Token.Kind.WORD && !token.escaped() ? BY_KEYWORD.get(token.text()) : null;
    }
}
