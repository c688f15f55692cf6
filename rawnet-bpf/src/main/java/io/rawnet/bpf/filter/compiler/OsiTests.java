package io.rawnet.bpf.filter.compiler;

import static io.rawnet.bpf.filter.compiler.Condition.all;
import static io.rawnet.bpf.filter.compiler.Condition.anyBit;
import static io.rawnet.bpf.filter.compiler.Condition.equal;
import static io.rawnet.bpf.filter.compiler.Condition.not;

import io.rawnet.bpf.LoadSize;
import java.util.Map;
import java.util.stream.IntStream;

/** Tests of LLC headers (IEEE 802.2) and of the OSI network protocols, which have a protocol identifier in their first octet. */
record OsiTests(LinkLayer layer) {

    private static final int LLC_CONTROL = 2;
    private static final int ISIS = 0x83;
    private static final int ISIS_TYPE = 4;

    private record Pattern(int mask, int value) {}

    /** The types by bits of the LLC control field; information frames have bit 0 unset. */
    private static final Map<String, Pattern> LLC_TYPES = Map.ofEntries(
            Map.entry("i", new Pattern(0x01, 0)),
            Map.entry("s", new Pattern(0x03, 0x01)),
            Map.entry("u", new Pattern(0x03, 0x03)),
            Map.entry("rr", new Pattern(0x0f, 0x01)),
            Map.entry("rnr", new Pattern(0x0f, 0x05)),
            Map.entry("rej", new Pattern(0x0f, 0x09)),
            Map.entry("ui", new Pattern(0xef, 0x03)),
            Map.entry("ua", new Pattern(0xef, 0x63)),
            Map.entry("disc", new Pattern(0xef, 0x43)),
            Map.entry("sabme", new Pattern(0xef, 0x6f)),
            Map.entry("test", new Pattern(0xef, 0xe3)),
            Map.entry("xid", new Pattern(0xef, 0xaf)),
            Map.entry("frmr", new Pattern(0xef, 0x87)));

    /** The types of IS-IS packets that a word stands for (ISO 10589, 9): hello, link state, sequence numbers. */
    private static final Map<String, int[]> ISIS_TYPES = Map.of(
            "l1", new int[] {26, 24, 18, 15, 17},
            "l2", new int[] {27, 25, 20, 16, 17},
            "iih", new int[] {17, 15, 16},
            "lsp", new int[] {18, 20},
            "snp", new int[] {27, 26, 24, 25},
            "csnp", new int[] {24, 25},
            "psnp", new int[] {26, 27});

    static boolean isLlcType(Token token) {
        return token.kind() == Token.Kind.WORD && LLC_TYPES.containsKey(token.text());
    }

    /** {@return whether the packet has an LLC header, of a type unless the type is null} */
    Condition llc(String type) {
        if (type == null) {
            return layer.hasLlcHeader();
        }
        Pattern pattern = LLC_TYPES.get(type);
        Value control = layer.payloadOctets(LoadSize.BYTE, LLC_CONTROL);
        return all(
                layer.hasLlcHeader(),
                pattern.value() == 0
                        ? not(anyBit(control, pattern.mask()))
                        : equal(control.masked(pattern.mask()), pattern.value()));
    }

    /** {@return whether the packet is of an OSI network protocol} */
    Condition iso(int protocol) {
        return all(layer.carries(EtherTypes.SAP_ISO), equal(layer.osiOctet(0), protocol));
    }

    Condition isisType(int type) {
        return all(iso(ISIS), equal(layer.osiOctet(ISIS_TYPE), type));
    }

    Condition isisTypes(String word) {
        return new Condition.Any(
                IntStream.of(ISIS_TYPES.get(word)).mapToObj(this::isisType).toList());
    }
}
