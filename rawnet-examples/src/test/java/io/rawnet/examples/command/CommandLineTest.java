package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.command.Shell.Result;
import io.rawnet.examples.tour.ThisProgram;
import io.rawnet.linux.NativeBackEnd;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages and exit statuses. */
class CommandLineTest {
    @Test
    void filterPrintsTheProgram() {
        Result result = Shell.run("filter", "--link-type", "ipv4", "icmp");

        assertThat(result.status()).isZero();
        assertThat(result.out())
                .isEqualTo("(000) ldb      [9]\n(001) jeq      #0x1             jt 2\tjf 3\n"
                        + "(002) ret      #262144\n(003) ret      #0\n");
    }

    @Test
    void filterPointsAtTheColumnThatIsWrong() {
        Result result = Shell.run("filter", "tcp prot 80");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("rawnet filter: the expression is wrong at column 5\ntcp prot 80\n    ^\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-V", "read --version"})
    void saysWhichVersionItIs(String line) {
        Result result = Shell.run(line.split(" "));

        assertThat(result.status()).isZero();
        assertThat(result.out())
                .startsWith("rawnet ")
                .endsWith(", Java " + Runtime.version() + ", system calls through " + NativeBackEnd.inUse() + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "listen bogus, 'neither icmp, igmp, tcp, udp, icmpv6 nor a number'",
        "listen 256, 'a number from 0 to 255'",
        "listen icmp -6 --with-ip-header --extra, 'Unknown option'",
        "send tcp 127.0.0.1 --port 70000, 'destinationPort must be 0 to 65535, not 70000'",
        "send tcp 127.0.0.1 --flags SX, 'letters of FSRPAUEC'",
        "send tcp 127.0.0.1 --options mss, 'mss needs a number'",
        "send tcp 127.0.0.1 --options rot13, 'there is no option rot13'",
        "send udp 127.0.0.1 --payload-hex abc, '--payload-hex'",
        "send udp 127.0.0.1 --source ::1, 'different versions of IP'",
        "handshake 127.0.0.1 0, 'PORT must be 1 to 65535, not 0'",
        "ping 127.0.0.1 --count 0, '--count must be 1 to 9223372036854775807, not 0'",
        "arping, 'HOST'",
        "arping fe80::1, 'name the interface'",
        "arping 127.0.0.1, 'no Ethernet neighbours'",
        "arping 10.0.0.2 -I wlan7, 'wlan7'",
        "arping 10.0.0.2 -c 0, '--count must be 1 to 9223372036854775807, not 0'",
        "arping 10.0.0.2 -i 0, '--interval must be 0.01 to 2000000 seconds, not 0.0'",
        "arping 10.0.0.2 -D -U, 'mutually exclusive'",
        "ping, 'HOST'",
        "ping 127.0.0.1 --interval x, '--interval'",
        "ping 127.0.0.1 -c, '-c'",
        "ping 127.0.0.1 --size 70000, '--size must be 0 to 65527, not 70000'",
        "ping 127.0.0.1 -i -1, '--interval must be 0 to 2000000 seconds, not -1'",
        "ping -4 -6 localhost, 'exclude each other'",
        "ping -6 127.0.0.1, 'other IP version'",
        "ping fe80::1, 'name the interface'",
        "ping fe80::1%wlan7, 'wlan7'",
        "ping 127.0.0.1 -I wlan7, 'wlan7'",
        "traceroute, 'HOST'",
        "traceroute 127.0.0.1 -m 300, '--max-hops must be 1 to 255, not 300'",
        "traceroute 127.0.0.1 -f 31, '--first must be 1 to 30, not 31'",
        "traceroute 127.0.0.1 -q 11, '--queries must be 1 to 10, not 11'",
        "traceroute 127.0.0.1 -p 70000, '--port must be 0 to 65535, not 70000'",
        "traceroute 127.0.0.1 -w x, 'MAX,HERE,NEAR'",
        "'traceroute 127.0.0.1 -w 1,2,3,4', 'MAX,HERE,NEAR'",
        "traceroute 127.0.0.1 -I -T, 'mutually exclusive'",
        "traceroute 127.0.0.1 70000, 'LENGTH must be 0 to 65000, not 70000'",
        "traceroute 127.0.0.1 -s 127.1.2, 'address'",
        "traceroute 127.0.0.1 -s ::1, 'family'",
        "nonsense, 'nonsense'",
        "'', 'Missing required subcommand'"
    })
    void misuseEndsWithTwo(String line, String message) {
        Result result = Shell.run(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(result.status()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).hasLineCount(1).contains(message);
    }

    @Test
    void aPayloadTooLongForOnePacketIsMisuse() {
        Result result = Shell.run("send", "udp", "127.0.0.1", "--payload", "x".repeat(65536));

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("the payload is too long for one packet");
    }

    @Test
    void aFileThatIsNoCaptureEndsWithOneMessage(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("notes.txt"), "no capture at all");
        Result result = Shell.run("read", file.toString());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).hasLineCount(1).contains("magic number");
        assertThat(Shell.run("read", folder.resolve("missing").toString())).satisfies(missing -> {
            assertThat(missing.status()).isEqualTo(1);
            assertThat(missing.err()).hasLineCount(1).contains("there is no file");
        });
    }

    @Test
    @InPrivateNetwork
    void aMissingInterfaceEndsWithTheNamesOfThoseThereAre() {
        Result result = Shell.run("capture", "-i", "wlan7");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("wlan7").contains("eth0");
    }

    @ParameterizedTest
    @CsvSource({"listen icmp", "send udp 127.0.0.1", "ping 127.0.0.1", "capture -i lo", "handshake 127.0.0.1 9"})
    void withoutTheCapabilityItIsNamedAndHowToGetIt(String line) throws Exception {
        Requirements.requirePrivileged();
        Requirements.requireTool("setpriv");
        List<String> words = new ArrayList<>(List.of("setpriv", "--bounding-set=-net_raw", "--inh-caps=-net_raw"));
        words.addAll(ThisProgram.commandLine(Arrays.asList(line.split(" "))));
        Process command = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        // ping(8) keeps 1 for hosts that do not reply
        assertThat(command.waitFor()).as(said).isEqualTo(line.startsWith("ping ") ? 2 : 1);
        assertThat(said)
                .hasLineCount(1)
                .contains("CAP_NET_RAW")
                .contains("sudo", "setpriv", "unshare")
                .doesNotContain("Exception", "\tat ");
    }
}
