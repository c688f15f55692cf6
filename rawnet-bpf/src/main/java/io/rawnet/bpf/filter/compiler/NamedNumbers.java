package io.rawnet.bpf.filter.compiler;

import java.util.HashMap;
import java.util.Map;

/**
 * The names that stand for numbers: constants of the language, and ports, IP protocols and EtherTypes that are common enough to be known
 * without asking the system, so that an expression means the same everywhere.
 */
final class NamedNumbers {

    private static final Map<String, Integer> CONSTANTS = table(
            "tcpflags 13  tcp-fin 1  tcp-syn 2  tcp-rst 4  tcp-push 8  tcp-ack 16  tcp-urg 32  tcp-ece 64  tcp-cwr 128",
            "icmptype 0  icmpcode 1  icmp-echoreply 0  icmp-unreach 3  icmp-sourcequench 4  icmp-redirect 5  icmp-echo 8",
            "icmp-routeradvert 9  icmp-routersolicit 10  icmp-timxceed 11  icmp-paramprob 12  icmp-tstamp 13",
            "icmp-tstampreply 14  icmp-ireq 15  icmp-ireqreply 16  icmp-maskreq 17  icmp-maskreply 18",
            "icmp6type 0  icmp6code 1  icmp6-destinationunreach 1  icmp6-packettoobig 2  icmp6-timeexceeded 3",
            "icmp6-parameterproblem 4  icmp6-echo 128  icmp6-echoreply 129  icmp6-multicastlistenerquery 130",
            "icmp6-multicastlistenerreportv1 131  icmp6-multicastlistenerdone 132  icmp6-routersolicit 133",
            "icmp6-routeradvert 134  icmp6-neighborsolicit 135  icmp6-neighboradvert 136  icmp6-redirect 137",
            "icmp6-routerrenum 138  icmp6-nodeinformationquery 139  icmp6-nodeinformationresponse 140",
            "icmp6-ineighbordiscoverysolicit 141  icmp6-ineighbordiscoveryadvert 142  icmp6-multicastlistenerreportv2 143",
            "icmp6-homeagentdiscoveryrequest 144  icmp6-homeagentdiscoveryreply 145  icmp6-mobileprefixsolicit 146",
            "icmp6-mobileprefixadvert 147  icmp6-certpathsolicit 148  icmp6-certpathadvert 149",
            "icmp6-multicastrouteradvert 151  icmp6-multicastroutersolicit 152  icmp6-multicastrouterterm 153");

    private static final Map<String, Integer> TCP_ONLY_PORTS = table(
            "ftp-data 20  ftp 21  ssh 22  telnet 23  smtp 25  finger 79  http 80  www 80  pop3 110  nntp 119  imap2 143",
            "imap 143  bgp 179  submissions 465  submission 587  ldaps 636  ftps-data 989  ftps 990  telnets 992",
            "imaps 993  pop3s 995  socks 1080  mysql 3306  postgresql 5432  x11 6000  xmpp-client 5222");

    private static final Map<String, Integer> UDP_ONLY_PORTS = table(
            "bootps 67  bootpc 68  tftp 69  ntp 123  syslog 514  route 520  rip 520  dhcpv6-client 546  dhcpv6-server 547",
            "l2tp 1701  mdns 5353");

    private static final Map<String, Integer> SHARED_PORTS = table(
            "echo 7  discard 9  daytime 13  time 37  domain 53  kerberos 88  sunrpc 111  snmp 161  snmp-trap 162  https 443  ldap 389",
            "openvpn 1194  radius 1812  radius-acct 1813  nfs 2049  sip 5060  sip-tls 5061");

    private static final Map<String, Integer> IP_PROTOCOLS = table(
            "ip 0  hopopt 0  icmp 1  igmp 2  ggp 3  ipencap 4  st 5  tcp 6  egp 8  igp 9  pup 12  udp 17  hmp 20  xns-idp 22  rdp 27",
            "dccp 33  xtp 36  ipv6 41  ipv6-route 43  ipv6-frag 44  idrp 45  rsvp 46  gre 47  esp 50  ah 51  skip 57  ipv6-icmp 58",
            "icmp6 58  ipv6-nonxt 59  ipv6-opts 60  eigrp 88  ospf 89  ipip 94  etherip 97  encap 98  pim 103  ipcomp 108  vrrp 112",
            "l2tp 115  isis 124  sctp 132  fc 133  udplite 136  hip 139");

    private static final Map<String, Integer> ETHER_TYPES = table(
            "ip 2048  arp 2054  rarp 32821  ip6 34525  mopdl 24577  moprc 24578  decnet 24579  lat 24580  sca 24583  loopback 36864",
            "stp 66  ipx 224  netbeui 240  iso 254  atalk 32923  aarp 33011");

    private static final Map<String, Integer> ISO_PROTOCOLS = table("clnp 129  esis 130  isis 131");

    private NamedNumbers() {}

    /** {@return the number that a keyword such as {@code tcp-syn} stands for, or null} */
    static Integer constant(Token token) {
        return token.kind() == Token.Kind.WORD && !token.escaped() ? CONSTANTS.get(token.text()) : null;
    }

    /**
     * {@return the port with a name, or null when the table has none}
     *
     * @param transport the transport protocol asked for, or null
     */
    static NamedPort port(String name, Protocol transport) {
        if (SHARED_PORTS.containsKey(name)) {
            return new NamedPort(SHARED_PORTS.get(name), transport);
        }
        if (TCP_ONLY_PORTS.containsKey(name)) {
            return new NamedPort(TCP_ONLY_PORTS.get(name), Protocol.TCP);
        }
        return UDP_ONLY_PORTS.containsKey(name) ? new NamedPort(UDP_ONLY_PORTS.get(name), Protocol.UDP) : null;
    }

    /** A port and the transport protocol it belongs to, null when to more than one. */
    record NamedPort(int number, Protocol transport) {}

    static Integer ipProtocol(String name) {
        return IP_PROTOCOLS.get(name);
    }

    static Integer isoProtocol(String name) {
        return ISO_PROTOCOLS.get(name);
    }

    static Integer etherType(String name) {
        return ETHER_TYPES.get(name);
    }

    private static Map<String, Integer> table(String... rows) {
        Map<String, Integer> table = new HashMap<>();
        for (String row : rows) {
            String[] words = row.split(" +");
            for (int at = 0; at < words.length; at += 2) {
                table.put(words[at], Integer.valueOf(words[at + 1]));
            }
        }
        return Map.copyOf(table);
    }
}
