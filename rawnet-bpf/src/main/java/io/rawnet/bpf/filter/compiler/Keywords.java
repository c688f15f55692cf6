package io.rawnet.bpf.filter.compiler;

import java.util.Set;

/** Words that cannot be a name unless a backslash stands before them. */
final class Keywords {

    private static final Set<String> STRUCTURE = Set.of(
            "and",
            "or",
            "not",
            "src",
            "dst",
            "host",
            "net",
            "mask",
            "port",
            "portrange",
            "proto",
            "protochain",
            "gateway",
            "less",
            "greater",
            "broadcast",
            "multicast",
            "len",
            "length",
            "inbound",
            "outbound",
            "ifindex",
            "vlan",
            "mpls",
            "pppoed",
            "pppoes",
            "geneve",
            "vxlan",
            "llc",
            "l1",
            "l2",
            "iih",
            "lsp",
            "snp",
            "csnp",
            "psnp",
            "byte");

    /** Words of the language for what no link type here has: other link layers and BSD's packet filter. */
    private static final Set<String> UNSUPPORTED = Set.of(
            "radio",
            "type",
            "subtype",
            "direction",
            "dir",
            "addr1",
            "addr2",
            "addr3",
            "addr4",
            "ra",
            "ta",
            "ifname",
            "on",
            "rset",
            "ruleset",
            "rnr",
            "rulenum",
            "srnr",
            "subrulenum",
            "reason",
            "action",
            "lane",
            "metac",
            "bcc",
            "oam",
            "oamf4",
            "oamf4ec",
            "oamf4sc",
            "oamf5",
            "sc",
            "ilmic",
            "vpi",
            "vci",
            "connectmsg",
            "fisu",
            "lssu",
            "msu",
            "lsu",
            "sio",
            "opc",
            "dpc",
            "sls");

    private Keywords() {}

    static boolean isUnsupported(Token token) {
        return isUnescapedWord(token) && UNSUPPORTED.contains(token.text());
    }

    static boolean isKeyword(Token token) {
        return isUnescapedWord(token)
                && (STRUCTURE.contains(token.text())
                        || UNSUPPORTED.contains(token.text())
                        || Protocol.of(token) != null
                        || NamedNumbers.constant(token) != null);
    }

    private static boolean isUnescapedWord(Token token) {
        return token.kind() == Token.Kind.WORD && !token.escaped();
    }
}
