package io.rawnet.bpf.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.bpf.BpfMachine;
import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.PacketMetadata;
import io.rawnet.bpf.text.BpfNotation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our programs and tcpdump's run on the same packets and must agree on each. */
class TcpdumpAgreementTest {

    private static final int PACKETS = 400;

    private static final Map<String, Integer> LINK_TYPES = Map.of(
            "EN10MB",
            1,
            "RAW",
            12,
            "LINUX_SLL",
            113,
            "LINUX_SLL2",
            276,
            "NULL",
            0,
            "LOOP",
            108,
            "PPP",
            9,
            "IPV4",
            228,
            "IPV6",
            229);

    @BeforeAll
    static void needsTcpdump() {
        RequiredTool.require("tcpdump");
    }

    static Stream<String> expressions() throws IOException {
        try (InputStream in = TcpdumpAgreementTest.class.getResourceAsStream("expressions.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }

    @Test
    void comparesAtLeastThreeHundredExpressions() throws IOException {
        assertThat(expressions().distinct().count()).isGreaterThanOrEqualTo(300);
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void acceptsWhatTcpdumpAccepts(String line) throws Exception {
        boolean named = line.startsWith("[");
        String linkType = named ? line.substring(1, line.indexOf(']')) : "EN10MB";
        String expression = named ? line.substring(line.indexOf(']') + 1).strip() : line;
        int number = LINK_TYPES.get(linkType);
        BpfProgram ours = BpfFilter.forLinkType(new io.rawnet.bpf.LinkType(number))
                .withIpv4PrefixLength(0)
                .compile(expression);
        BpfProgram theirs = Tcpdump.compile(linkType, expression);
        BpfMachine our = new BpfMachine(ours);
        BpfMachine their = new BpfMachine(theirs);
        PacketGenerator packets = new PacketGenerator(new Random(line.hashCode()));
        Random random = new Random(line.hashCode());
        for (int count = 0; count < PACKETS; count++) {
            ByteBuffer packet = packets.next(number);
            PacketMetadata metadata = metadata(random.nextInt(5), random.nextInt(4));
            for (ByteBuffer variant : List.of(
                    packet,
                    packets.steered(packet, theirs),
                    packets.steered(packet, ours),
                    packets.truncated(packets.steered(packet, theirs)))) {
                assertThat(our.run(variant, metadata))
                        .as(() -> expression + " on " + hex(variant) + "\nours\n" + BpfNotation.LISTING.format(ours)
                                + "theirs\n" + BpfNotation.LISTING.format(theirs))
                        .isEqualTo(their.run(variant, metadata));
            }
        }
    }

    private static String hex(ByteBuffer packet) {
        byte[] octets = new byte[packet.remaining()];
        packet.duplicate().get(octets);
        return HexFormat.of().formatHex(octets);
    }

    private static PacketMetadata metadata(int packetType, int interfaceIndex) {
        return new PacketMetadata() {
            @Override
            public int packetType() {
                return packetType;
            }

            @Override
            public int interfaceIndex() {
                return interfaceIndex;
            }
        };
    }
}
