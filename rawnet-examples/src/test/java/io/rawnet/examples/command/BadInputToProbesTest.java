package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.command.Shell.Result;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wrong input to the commands that send ends with one line that says what to do. */
@InPrivateNetwork
class BadInputToProbesTest {
    /** Exit status, command line, and what its line says. */
    private static final List<String> LINES = List.of(
            "2 | ping 10.0.0.2 -c -1 | --count must be 1 to",
            "2 | ping 10.0.0.2 -I wlan7 | interface wlan7",
            "2 | ping 10.0.0.255 | to ping a broadcast address give -b",
            "2 | arping 10.0.0.2 -c -1 | --count must be 1 to",
            "2 | arping 10.0.0.2 -I wlan7 | interface wlan7",
            "2 | traceroute 10.0.0.2 -q -1 | --queries must be 1 to 10, not -1",
            "2 | traceroute 10.0.0.2 -p 70000 | --port must be 0 to 65535, not 70000",
            "1 | traceroute 10.0.0.2 -i wlan7 | interface wlan7",
            "2 | scan 10.0.0.2 -p 70000 | ports from 0 to 65535",
            "2 | scan 10.0.0.2 -p '' | such as 22,80,1000-2000",
            "2 | scan 10.0.0.2 --rate 0 | --rate must be 0.01 to 1000000",
            "2 | scan 10.0.0.2 --rate NaN | --rate must be",
            "2 | scan 10.0.0.2 --retries -1 | --retries must be 0 to 50, not -1",
            "2 | scan 10.0.0.2 -I wlan7 | interface wlan7",
            "2 | scan 10.0.0.2 -S 10.0.0.77 | 10.0.0.77",
            "2 | scan | HOST",
            "2 | handshake 10.0.0.2 70000 | PORT must be 1 to 65535, not 70000",
            "2 | handshake 10.0.0.2 80 -w -1 | --timeout must be 0 to",
            "2 | handshake 10.0.0.2 | PORT",
            "2 | send udp 10.0.0.2 -c -1 | --count must be 1 to",
            "2 | send udp 10.0.0.2 -c 0 | --count must be 1 to",
            "2 | send udp 10.0.0.2 -i -1 | --interval must be 0 to",
            "2 | send udp 10.0.0.2 -p 70000 | must be 0 to 65535, not 70000",
            "2 | send udp 10.0.0.2 -p -1 | must be 0 to 65535, not -1",
            "2 | send udp 10.0.0.2 -p '' | must be a number, +1, a number and +1, or random",
            "2 | send tcp 10.0.0.2 -M 99999999999 | sequenceNumber must be",
            "2 | send udp 10.0.0.2 -a random | add --layer ip",
            "2 | send udp 10.0.0.2 -a 10.0.0.x | must be an address",
            "2 | send udp 10.0.0.2 -a ::1 --layer ip | different versions of IP",
            "2 | send udp 10.0.0.2 -t 256 | timeToLive must be 0 to 255, not 256",
            "2 | send icmpv6 10.0.0.2 | 10.0.0.2 is an IPv4 address: write icmp",
            "2 | send udp 10.0.0.2 --rate 0 | --rate must be 0.01 to 100000000 a second, not 0.0",
            "2 | send udp 10.0.0.2 --rate 5 -i 1 | --rate and --interval exclude each other",
            "2 | send udp 10.0.0.2 --xdp --layer ip | --xdp sends at the link layer",
            "2 | send udp 10.0.0.2 --xdp --answer | --xdp waits for no answers",
            "2 | send udp 10.0.0.2 --xdp --queue -1 | --queue must be 0 to",
            "2 | send udp 10.0.0.2 --layer physical | --layer",
            "1 | send udp 10.0.0.2 -I wlan7 | interface wlan7",
            "2 | send udp 10.0.0.2 --destination-mac x | --destination-mac",
            "2 | exchange udp 10.0.0.2 -r -1 | --retry must be 0 to",
            "2 | exchange udp 10.0.0.2 -W 0 | --timeout must be 0.001 to",
            "2 | exchange udp 10.0.0.2 -I wlan7 | interface wlan7",
            "2 | exchange | PROTOCOL");

    /** The status that a command has for failures; for a wrong command line it is 2 everywhere. */
    private static int failure(String line) {
        return line.matches("(send|handshake|traceroute) .*") ? 1 : 2;
    }

    /** All in one network, which takes longer to make than the commands to fail. */
    @Test
    void hostsThatAreNoneEndWithOneLine() {
        for (String line : new String[] {
            "ping HOST",
            "traceroute HOST",
            "arping HOST",
            "scan HOST",
            "handshake HOST 80",
            "send udp HOST",
            "exchange udp HOST"
        }) {
            assertHostsFail(line);
        }
    }

    private static void assertHostsFail(String line) {
        assertFails(line.replace("HOST", "''"), failure(line), "the host is empty");
        assertFails(
                line.replace("HOST", "no.such.host.invalid"), failure(line), "there is no host no.such.host.invalid");
        assertFails(line.replace("HOST", "no\u001B[2J\u009Bhost"), failure(line), "there is no host no?[2J?host");
        assertFails(line.replace("HOST", "fe80::1%wlan7"), failure(line), "interface wlan7");
        assertFails(line.replace("HOST", "fe80::1%"), failure(line), "interface");
        assertFails(line.replace("HOST", "fe80::1"), failure(line), "is on every link: name the interface");
        assertFails(
                line.replace("HOST", "10.0.0.2%eth0"),
                failure(line),
                "has a zone, which only an IPv6 address can have");
        assertFails(line.replace("HOST", "-6 10.0.0.2"), failure(line), "IP version");
        assertFails(
                line.replace("HOST", "192.0.2.1"),
                line.startsWith("scan ") ? 1 : failure(line),
                "No route leads there");
    }

    @Test
    void endsWithOneLine() {
        for (String line : LINES) {
            String[] parts = line.split(" [|] ");
            assertFails(parts[1], Integer.parseInt(parts[0]), parts[2]);
        }
    }

    @Test
    void withoutPrivilegeItSaysWhichOneIsMissing(PrivateNetwork network) throws Exception {
        for (String line : new String[] {
            "scan 10.0.0.2",
            "handshake 10.0.0.2 80",
            "send udp 10.0.0.2",
            "exchange udp 10.0.0.2",
            "arping 10.0.0.2",
            "ping 10.0.0.2",
            "traceroute -T 10.0.0.2"
        }) {
            Result result = network.local().callUnprivileged(() -> Shell.run(line.split(" ")));
            assertThat(result.err()).as(line).hasLineCount(1).contains("CAP_NET_RAW");
            assertThat(result.status()).as(line).isEqualTo(failure(line));
        }
    }

    private static void assertFails(String line, int status, String part) {
        String[] words = line.split(" ");
        for (int word = 0; word < words.length; word++) {
            words[word] = words[word].equals("''") ? "" : words[word];
        }
        Result result = Shell.run(words);
        assertThat(result.err()).as(line).hasLineCount(1).contains(part);
        assertThat(result.err().strip())
                .as(line)
                .doesNotContainPattern("\\p{C}")
                .doesNotContain("Exception", "\tat ");
        assertThat(result.out()).as(line).isEmpty();
        assertThat(result.status()).as(line).isEqualTo(status);
    }
}
