package io.rawnet.bpf.filter;

import io.rawnet.bpf.generator.PacketGenerator;
import java.util.Random;

/** Random expressions of the whole language, over the addresses, ports and labels that {@link PacketGenerator} uses. */
final class ExpressionGenerator {

    private static final String[] PROTOCOLS = {
        "ip", "ip6", "arp", "rarp", "tcp", "udp", "sctp", "icmp", "icmp6", "igmp", "pim", "ah", "esp", "vrrp"
    };
    private static final String[] WITH_OCTETS = {"ip", "ip6", "tcp", "udp", "icmp", "icmp6", "arp", "sctp", "igmp"};
    private static final String[] ETHERNET = {"00:00:5e:00:53:01", "02:00:00:00:00:01", "ff:ff:ff:ff:ff:ff"};
    private static final String[] IPV4_HOSTS = {"10.0.0.1", "10.0.0.2", "192.168.1.1", "224.0.0.1", "0.0.0.0"};
    private static final String[] IPV4_NETS = {"10.0.0.0/24", "10.0.0.0/8", "192.168.1", "10", "0.0.0.0/0", "10.1"};
    private static final String[] IPV6_HOSTS = {"2001:db8::1", "fe80::1", "::1", "ff02::1"};
    private static final String[] IPV6_NETS = {"2001:db8::/32", "2001:db8::/65", "fe80::/10", "::/0"};
    private static final String[] PORTS = {"80", "443", "53", "22", "http", "domain", "0", "65535"};
    private static final String[] PORT_RANGES = {"20-100", "0-65535", "80-80", "443-22", "1024-65535"};
    private static final String[] RELATIONS = {"=", "==", "!=", "<", ">", "<=", ">="};
    private static final String[] OPERATORS = {"+", "-", "*", "/", "&", "|", "<<", ">>", "%", "^"};
    private static final String[] DIRECTIONS = {"", "src ", "dst ", "src or dst ", "src and dst "};

    private final Random random;
    private final boolean ethernet;

    ExpressionGenerator(Random random, boolean ethernet) {
        this.random = random;
        this.ethernet = ethernet;
    }

    String next() {
        return condition(3);
    }

    private String condition(int depth) {
        int choice = depth == 0 ? 9 : random.nextInt(10);
        return switch (choice) {
            case 0, 1 -> condition(depth - 1) + pick(" and ", " && ") + condition(depth - 1);
            case 2, 3 -> condition(depth - 1) + pick(" or ", " || ") + condition(depth - 1);
            case 4 -> pick("not ", "! ") + primitive();
            case 5 -> "(" + condition(depth - 1) + ")";
            case 6 -> "not (" + condition(depth - 1) + ")";
            default -> primitive();
        };
    }

    private String primitive() {
        return switch (random.nextInt(ethernet ? 16 : 11)) {
            case 0, 1 -> pick(PROTOCOLS);
            case 2 -> pick("", "ip ", "arp ", "rarp ") + pick(DIRECTIONS) + "host " + pick(IPV4_HOSTS);
            case 3 -> pick("", "ip ") + pick(DIRECTIONS) + "net " + pick(IPV4_NETS);
            case 4 ->
                pick("", "ip6 ")
                        + pick(DIRECTIONS)
                        + (random.nextBoolean() ? "host " + pick(IPV6_HOSTS) : "net " + pick(IPV6_NETS));
            case 5, 6 -> pick("", "tcp ", "udp ", "sctp ") + ports();
            case 7 -> pick("ip ", "ip6 ", "") + "proto " + pick("6", "17", "58", "\\tcp", "\\udp", "89");
            case 8, 9 -> arithmetic(2) + " " + pick(RELATIONS) + " " + arithmetic(1);
            case 10 -> pick("greater ", "less ") + random.nextInt(200);
            case 11 -> "ether " + pick("", "src ", "dst ") + pick("", "host ") + pick(ETHERNET);
            case 12 -> "ether proto " + pick("\\ip", "\\arp", "0x88cc", "0x42", "0x8100");
            case 13 ->
                pick("broadcast", "multicast", "ip multicast", "ip6 multicast", "llc", "stp", "isis", "ipx", "atalk");
            case 14 -> "vlan" + pick("", " 10", " 20");
            default -> pick("mpls", "mpls 100", "pppoed", "ip broadcast");
        };
    }

    private String ports() {
        return pick(DIRECTIONS) + (random.nextBoolean() ? "port " + pick(PORTS) : "portrange " + pick(PORT_RANGES));
    }

    private String arithmetic(int depth) {
        return switch (depth == 0 ? random.nextInt(4) : random.nextInt(8)) {
            case 0 -> "len";
            case 1 -> Integer.toString(random.nextInt(300));
            case 2, 3, 4 -> octets(depth);
            case 5 -> "-" + octets(0);
            case 6 -> "(" + arithmetic(depth - 1) + " " + pick(OPERATORS) + " " + arithmetic(depth - 1) + ")";
            default -> octets(0) + " " + pick(OPERATORS) + " " + (1 + random.nextInt(31));
        };
    }

    private String octets(int depth) {
        String index =
                depth > 1 && random.nextInt(4) == 0 ? arithmetic(0) + " & 0xf" : Integer.toString(random.nextInt(24));
        return pick(WITH_OCTETS) + "[" + index + pick("", ":1", ":2", ":4") + "]";
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
