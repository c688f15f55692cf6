package io.rawnet.examples.tool.arping;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.ArpPacket;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.command.Shell;
import io.rawnet.examples.tool.Programs;
import io.rawnet.examples.tool.Tool;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.util.Locale;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What arping(8) does not do, or does not see. */
@InPrivateNetwork
class ArpingTest {
    private static final MacAddress INTRUDER = MacAddress.of("02:00:00:00:00:99");

    @Test
    void twoOwnersOfAnAddressAreSeen(PrivateNetwork network) throws Exception {
        LinkChannel channel = network.peer().call(() -> LinkChannel.open(LinkMode.RAW));
        channel.bind(network.peer().interfaceIndex(), EtherType.ARP);
        Future<Void> intruding = network.peer().background(() -> claim(channel, 1));
        // one question, and both answers
        Shell.Result result = Shell.run("arping", "-c", "2", "-w", "30", "-i", "30", "10.0.0.2");
        intruding.get(30, TimeUnit.SECONDS);

        assertThat(result.out())
                .contains("Unicast reply from 10.0.0.2 [02:00:00:00:00:99]  ")
                .contains("Unicast reply from 10.0.0.2 [" + mac(network) + "]  ")
                .contains("Received 2 response(s)\n10.0.0.2 has 2 owners: [");
        assertThat(result.status()).isZero();
    }

    /** Claims the address that is asked for, beside its owner. */
    private static Void claim(LinkChannel channel, int replies) throws Exception {
        try (channel) {
            for (int replied = 0; replied < replies; replied++) {
                ArpPacket request =
                        channel.receive().packet().header(ArpPacket.class).orElseThrow();
                MacAddress asker = request.senderMac().orElseThrow();
                channel.send(Packet.of(
                        new EthernetHeader(asker, INTRUDER, EtherType.ARP),
                        ArpPacket.reply(
                                INTRUDER,
                                request.targetIpv4().orElseThrow(),
                                asker,
                                request.senderIpv4().orElseThrow())));
            }
            return null;
        }
    }

    @Test
    void asksForIpv6AddressesToo(PrivateNetwork network) throws Exception {
        for (String address : new String[] {"2001:db8::2", "fe80::2%eth0"}) {
            Shell.Result found = Shell.run("arping", "-c", "1", address);
            assertThat(found.err()).isEmpty();
            assertThat(found.out().lines().skip(1))
                    .first()
                    .asString()
                    .matches("Unicast advertisement from [0-9a-f:]+ \\[" + mac(network) + "\\]  [0-9.]+ms");
            assertThat(found.status()).isZero();
        }
        Shell.Result taken = Shell.run("arping", "-D", "-c", "1", "-I", "eth0", "2001:db8::2");
        assertThat(taken.out())
                .startsWith("ARPING 2001:db8::2 from :: eth0\nBroadcast advertisement from 2001:db8::2 [");
        assertThat(taken.status()).isEqualTo(1);
        assertThat(Shell.run("arping", "-D", "-c", "1", "-I", "eth0", "2001:db8::50")
                        .status())
                .isZero();
    }

    @Test
    void anAnnouncementTellsNeighboursOfAnIpv6Address(PrivateNetwork network) throws Exception {
        network.peer()
                .start(
                        "ip",
                        "neighbour",
                        "replace",
                        "2001:db8::1",
                        "lladdr",
                        "02:00:00:00:00:99",
                        "dev",
                        "eth0",
                        "nud",
                        "reachable")
                .waitFor();
        assertThat(Shell.run("arping", "-U", "-c", "1", "2001:db8::1").status()).isZero();
        String ours = MacAddress.of(network.local().hardwareAddress()).toString();

        assertThat(Tool.output(network.peer().start("ip", "neighbour", "show", "2001:db8::1")))
                .contains(ours);
    }

    @Test
    @InPrivateNetwork(routers = 1)
    void asksThroughTheInterfaceOfTheRoute(PrivateNetwork network) throws Exception {
        Shell.Result result = network.routers().get(0).call(() -> Shell.run("arping", "-c", "1", "10.0.1.2"));

        assertThat(result.out()).startsWith("ARPING 10.0.1.2 from 10.0.1.1 eth1\nUnicast reply from 10.0.1.2 [");
    }

    @Test
    void ctrlCEndsItWithTheCounts(PrivateNetwork network) throws Exception {
        String[] line = Programs.commandLine("io.rawnet.examples.Main", "arping", "10.0.0.2");
        Process arping = network.start(Tool.inForeground(line));
        Tool.awaitLine(arping, "Unicast reply");
        Tool.pressCtrlC(arping);

        assertThat(Tool.output(arping)).contains("probes (1 broadcast(s))\nReceived ");
        assertThat(arping.waitFor()).isZero();
    }

    private static String mac(PrivateNetwork network) {
        return MacAddress.of(network.peer().hardwareAddress()).toString().toUpperCase(Locale.ROOT);
    }
}
