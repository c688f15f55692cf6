package io.rawnet.examples.tool.arping;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.link.ArpPacket;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.command.Shell;
import io.rawnet.examples.tool.Agreement;
import io.rawnet.examples.tool.Tool;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command sends and prints, and how it ends, beside arping(8) of iputils. */
class ArpingAgreesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Options of arping(8), then the address. */
    private static final List<String> LINES = List.of(
            "-c 1 10.0.0.2",
            "-c 2 -I eth0 10.0.0.2",
            "-c 2 -b 10.0.0.2",
            "-f 10.0.0.2",
            "-q -c 1 10.0.0.2",
            "-c 1 10.0.0.99",
            "-c 1 -w 1 -I eth0 10.0.0.99",
            "-D -c 1 -I eth0 10.0.0.2",
            "-D -c 1 -I eth0 10.0.0.50",
            "-U -c 1 -I eth0 10.0.0.1",
            "-A -c 1 -I eth0 10.0.0.1",
            "-c 1 -s 10.0.0.1 10.0.0.2");

    @BeforeEach
    void requireArpingOfIputils() throws Exception {
        Requirements.requirePrivileged();
        Requirements.requireTool("arping");
        String version = Tool.output(new ProcessBuilder("arping", "-V").start());
        Assumptions.assumeThat(version).as("another program has the same name").contains("iputils");
    }

    /** Each in a network of its own, all at the same time: replies to one would be replies to another. */
    @Test
    void printsWhatArpingPrints() throws Exception {
        Executor ownThread = task -> new Thread(task).start();
        List<CompletableFuture<Void>> agreements = new ArrayList<>();
        for (String line : LINES) {
            agreements.add(CompletableFuture.runAsync(() -> agrees(line), ownThread));
        }
        for (CompletableFuture<Void> agreement : agreements) {
            agreement.get(60, TimeUnit.SECONDS);
        }
    }

    private static void agrees(String line) {
        String[] words = ("arping " + line).split(" ");
        try (PrivateNetwork network = PrivateNetwork.open()) {
            Agreement.expect(() -> {
                Process classic = network.start(words);
                String expected = Tool.output(classic);
                Shell.Result ours = Shell.run(words);

                assertThat(comparable(ours.out().strip())).as(line).isEqualTo(comparable(expected));
                assertThat(ours.err()).as(line).isEmpty();
                assertThat(ours.status()).as(line).isEqualTo(classic.waitFor());
            });
        } catch (Exception failure) {
            throw new AssertionError(line, failure);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-c 1 10.0.0.2",
                "-D -c 1 -I eth0 10.0.0.2",
                "-U -c 1 -I eth0 10.0.0.1",
                "-A -c 1 -I eth0 10.0.0.1"
            })
    @InPrivateNetwork
    void sendsTheFrameThatArpingSends(String line, PrivateNetwork network) throws Exception {
        String[] words = ("arping " + line).split(" ");
        try (LinkChannel peer = network.peer().call(() -> LinkChannel.open(LinkMode.RAW))) {
            peer.bind(network.peer().interfaceIndex(), EtherType.ARP);
            network.start(words).waitFor();
            List<Object> expected = meaning(peer.receive(PATIENCE).packet());
            Shell.run(words);

            assertThat(meaning(peer.receive(PATIENCE).packet())).isEqualTo(expected);
        }
    }

    /** {@return all but the target's hardware address, which is zero by RFC 5227 where arping(8) writes the broadcast address} */
    private static List<Object> meaning(Packet frame) {
        ArpPacket arp = frame.header(ArpPacket.class).orElseThrow();
        return List.of(
                frame.header(EthernetHeader.class).orElseThrow(),
                arp.operation(),
                arp.senderHardware(),
                arp.senderProtocol(),
                arp.targetProtocol());
    }

    /** {@return the lines with a hash in place of the hardware address and the time, which differ between networks and runs} */
    private static String comparable(String printed) {
        return printed.replaceAll("\\[[0-9A-F:]{17}\\]  [0-9.]+ms", "[#]  #ms");
    }
}
