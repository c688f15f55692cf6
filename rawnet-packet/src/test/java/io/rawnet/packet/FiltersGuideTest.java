package io.rawnet.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.bpf.BpfMachine;
import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.PacketDirection;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.ebpf.EbpfAssembler;
import io.rawnet.bpf.ebpf.EbpfInstruction;
import io.rawnet.bpf.ebpf.EbpfOperand;
import io.rawnet.bpf.ebpf.EbpfProgram;
import io.rawnet.bpf.ebpf.EbpfRegister;
import io.rawnet.bpf.filter.Filter;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.bpf.text.BpfNotation;
import io.rawnet.bpf.text.EbpfNotation;
import io.rawnet.bpf.xdp.XdpFilter;
import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.LinkType;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The samples of docs/filters.md, run, and compared with the guide. */
class FiltersGuideTest {

    @Test
    void samplesOfTheGuideStandInThisFile() throws Exception {
        String guide = Files.readString(Path.of("../docs/filters.md"));
        String here =
                withoutIndentation(Files.readString(Path.of("src/test/java/io/rawnet/packet/FiltersGuideTest.java")));
        List<String> samples = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(guide)
                .results()
                .map((MatchResult found) -> withoutIndentation(found.group(1)))
                .toList();
        assertThat(samples).hasSize(9).allSatisfy(sample -> assertThat(here).contains(sample));
    }

    private static String withoutIndentation(String text) {
        return text.replaceAll("(?m)^ +", "");
    }

    @Test
    void filtersInJava() throws Exception {
        ByteBuffer frame = ByteBuffer.allocate(60).putShort(12, (short) 0x800).put(14, (byte) 0x45);
        frame.put(23, (byte) 6).putInt(26, 0x0a000001).putShort(36, (short) 80);
        BpfProgram program = FilterCompiler.compile("tcp port 80 and host 10.0.0.1", LinkType.ETHERNET);
        BpfMachine machine = new BpfMachine(program);
        boolean accepted = machine.accepts(frame);
        assertThat(accepted).isTrue();
    }

    @Test
    @InPrivateNetwork
    void filtersInTheKernel(PrivateNetwork network) throws Exception {
        int interfaceIndex = network.local().interfaceIndex();
        BpfProgram program = FilterCompiler.compile("vlan 5 and tcp port 80", SocketKind.PACKET_RAW);
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW)) {
            channel.attachFilter(program).bind(interfaceIndex, LinkChannel.ALL_PROTOCOLS);
        }
    }

    @Test
    void judgesTheOriginalLength() throws Exception {
        ByteBuffer captured = ByteBuffer.allocate(60);
        long originalLength = 1514;
        BpfMachine machine = new BpfMachine(FilterCompiler.compile("greater 1000", LinkType.ETHERNET));
        boolean accepted = machine.accepts(captured, originalLength);
        assertThat(accepted).isTrue();
    }

    @Test
    void judgesTheDirectionThatFlagsTell() throws Exception {
        ByteBuffer captured = ByteBuffer.allocate(60)
                .putShort(12, (short) 0x800)
                .put(14, (byte) 0x45)
                .put(23, (byte) 6);
        long originalLength = 60;
        BpfProgram program =
                FilterCompiler.forLinkType(LinkType.ETHERNET).withPacketFlags().compile("outbound and tcp");
        boolean accepted = new BpfMachine(program).accepts(captured, originalLength, PacketDirection.OUTBOUND);
        assertThat(accepted).isTrue();
    }

    @Test
    void looksUpNames() throws Exception {
        IpAddress server = IpAddress.of("10.0.0.1");
        FilterCompiler compiler = FilterCompiler.forLinkType(LinkType.ETHERNET).withNames(host -> List.of(server));
        BpfProgram program = compiler.compile("tcp port 80 and host www");
        assertThat(program).isEqualTo(compiler.compile("tcp port 80 and host 10.0.0.1"));
    }

    @Test
    void buildsFilters() throws Exception {
        InetAddress server = InetAddress.getByName("10.0.0.1");
        Filter web = Filter.tcpPort(80).or(Filter.tcpPort(443)).and(Filter.host(server));
        BpfProgram program = web.compile(SocketKind.PACKET_RAW);
        String expression = web.toString(); // (tcp port 80 or tcp port 443) and host 10.0.0.1
        assertThat(expression).isEqualTo("(tcp port 80 or tcp port 443) and host 10.0.0.1");
        assertThat(program).isEqualTo(FilterCompiler.compile(expression, SocketKind.PACKET_RAW));
    }

    @Test
    void pointsAtMistakes() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            try {
                FilterCompiler.compile("tcp port 80 and host www", LinkType.ETHERNET);
            } catch (BpfSyntaxException e) {
                System.out.println(e.rendering());
            }
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("""
                tcp port 80 and host www
                                     ^
                'www' is not an address; names are not looked up here
                """);
    }

    @Test
    void readsAndWritesNotations() throws Exception {
        BpfProgram program = BpfNotation.ASSEMBLY.parse("""
                      ldh [12]
                      jne #0x806, drop
                      ret #-1
                drop: ret #0
                """);
        program.verify();
        String listing = BpfNotation.LISTING.format(program);
        assertThat(listing).startsWith("(000) ldh      [12]");
    }

    @Test
    void translatesForXdp() throws Exception {
        BpfProgram filter = FilterCompiler.compile("udp port 5555", LinkType.ETHERNET);
        List<EbpfInstruction> drop = new EbpfAssembler()
                .move(EbpfRegister.R0, EbpfOperand.constant(1)) // XDP_DROP
                .exit()
                .instructions();
        List<EbpfInstruction> pass = EbpfNotation.parse("r0 = 2 \n exit").instructions(); // XDP_PASS
        EbpfProgram program = XdpFilter.translate(filter, drop, pass);
        byte[] instructions = program.toOctets();
        assertThat(instructions).hasSize(8 * program.slots());
        assertThat(EbpfNotation.format(program)).endsWith(" r0 = 2\n" + (program.slots() - 1) + ": (95) exit\n");
    }
}
