package io.rawnet.bpf.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.bpf.BpfMachine;
import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.PacketMetadata;
import io.rawnet.bpf.generator.PacketGenerator;
import io.rawnet.bpf.text.BpfNotation;
import io.rawnet.codec.number.LinkType;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random expressions mean what they mean for tcpdump, refusals included. The differences that are known have a name in
 * {@link LibpcapQuirk}, but for one: its optimizer now and then changes the meaning, so that the program before the optimizer counts too.
 */
class RandomExpressionsTest {

    private static final int EXPRESSIONS = 250;
    private static final int PACKETS = 100;

    @BeforeAll
    static void needsTcpdump() {
        RequiredTool.require("tcpdump");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "101, 3", "276, 4"})
    void meanWhatTheyMeanForTcpdump(int linkTypeNumber, long seed) throws Exception {
        LinkType linkType = new LinkType(linkTypeNumber);
        Random random = new Random(seed);
        ExpressionGenerator expressions = new ExpressionGenerator(random, linkType.equals(LinkType.ETHERNET));
        PacketGenerator packets = new PacketGenerator(random);
        FilterCompiler compiler = FilterCompiler.forLinkType(linkType).withIpv4PrefixLength(0);
        int compared = 0;
        int discerning = 0;
        for (int count = 0; count < EXPRESSIONS; count++) {
            String expression = expressions.next();
            BpfProgram ours = compileOrRefuse(compiler, expression);
            BpfProgram theirs = compileOrRefuse(linkType, expression, ours == null);
            if (ours != null && theirs != null) {
                compared++;
                discerning += compare(linkType, expression, ours, theirs, packets) ? 1 : 0;
            }
        }
        assertThat(compared).as("expressions that both compile").isGreaterThan(EXPRESSIONS * 8 / 10);
        assertThat(discerning)
                .as("expressions that accept some packets and not others")
                .isGreaterThan(EXPRESSIONS / 2);
    }

    private static BpfProgram compileOrRefuse(FilterCompiler compiler, String expression) {
        try {
            return compiler.compile(expression);
        } catch (BpfSyntaxException refusal) {
            return null;
        }
    }

    private static BpfProgram compileOrRefuse(LinkType linkType, String expression, boolean refusedHere)
            throws Exception {
        try {
            BpfProgram program = Tcpdump.compile(linkType, expression);
            assertThat(refusedHere)
                    .as("refused, unlike by tcpdump: " + expression)
                    .isFalse();
            return program;
        } catch (IllegalArgumentException refusal) {
            assertThat(refusedHere || LibpcapQuirk.explains(refusal.getMessage()))
                    .as("compiled, unlike by tcpdump: " + refusal.getMessage())
                    .isTrue();
            return null;
        }
    }

    /** {@return whether some packets were accepted and others not} */
    private static boolean compare(
            LinkType linkType, String expression, BpfProgram ours, BpfProgram theirs, PacketGenerator packets)
            throws Exception {
        BpfMachine our = new BpfMachine(ours);
        BpfMachine their = new BpfMachine(theirs);
        int accepted = 0;
        for (int count = 0; count < PACKETS; count++) {
            ByteBuffer whole = packets.next(linkType.number());
            PacketMetadata metadata = count % 2 == 0 ? PacketMetadata.NONE : new Outgoing();
            for (ByteBuffer packet : List.of(whole, packets.steered(whole, theirs), packets.steered(whole, ours))) {
                long result = our.run(packet, metadata);
                accepted += result == 0 ? 0 : 1;
                if (result != their.run(packet, metadata)) {
                    BpfProgram literal = Tcpdump.compileLiterally(linkType, expression);
                    assertThat(result)
                            .as(() -> expression + "\npacket "
                                    + HexFormat.of().formatHex(packet.array(), 0, packet.limit()) + "\n"
                                    + BpfNotation.LISTING.format(ours) + "tcpdump\n"
                                    + BpfNotation.LISTING.format(literal))
                            .isEqualTo(new BpfMachine(literal).run(packet, metadata));
                }
            }
        }
        return accepted > 0 && accepted < 3 * PACKETS;
    }

    private static final class Outgoing implements PacketMetadata {
        @Override
        public int packetType() {
            return 4;
        }
    }
}
