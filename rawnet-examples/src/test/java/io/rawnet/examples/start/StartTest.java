package io.rawnet.examples.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.ip.TransportChannel;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs of the pages that end by themselves, run in this process. */
@Timeout(60)
class StartTest {

    @Test
    void readsAFrameAndMakesAPacketAsTheReadmeSays() throws Exception {
        String printed = printedBy(() -> ReadAndMake.main(new String[0]));

        assertThat(Files.readString(Path.of("..", "README.md"))).contains("\n```\n" + printed + "```\n");
    }

    @Test
    @InPrivateNetwork
    void aConnectionFromAnAddressOfNobodyIsNotReset(PrivateNetwork network) throws Exception {
        try (ServerSocket server = network.peer().call(() -> new ServerSocket(6666));
                TransportChannel resets = network.peer()
                        .call(() -> TransportChannel.open(
                                StandardProtocolFamily.INET,
                                IpProtocol.TCP,
                                FilterCompiler.compile("tcp[tcpflags] & tcp-rst != 0", LinkType.IPV4)))) {
            String printed = printedBy(
                    () -> OwnAddress.main(new String[] {"eth0", "10.0.0.77", "10.0.0.2", "" + server.getLocalPort()}));

            assertThat(printed)
                    .contains("10.0.0.77 > 10.0.0.2 TCP", "TCP 6666 > 40000 [S.]", "the server acknowledges: Ethernet");
            assertThat(resets.tryReceive()).isEmpty();
        }
    }

    /** A program. */
    @FunctionalInterface
    private interface Program {
        void run() throws Exception;
    }

    private static String printedBy(Program program) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
