package io.rawnet.examples.command;

import io.rawnet.examples.command.Shell.Result;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong input to the commands about packets ends with one line that says what to do. */
class BadInputToCaptureTest {
    /** Exit status, command line, and a part of what it says. */
    private static final String INPUTS = """
            1 | capture -i wlan7 | There are: lo, eth0
            1 | capture -i wlan\u001B[2J7 | wlan?[2J7
            1 | capture -i '' | interface
            2 | capture -c -1 | --count must be 1 to
            2 | capture -c x | --count
            2 | capture -s -1 | --snapshot-length must be 0 to 262144, not -1
            2 | capture -B 1 | --buffer-size must be 2048 to
            2 | capture -Q sideways | expected one of
            2 | capture --xdp -i any | --xdp takes packets of one interface: name it with -i
            2 | capture --xdp -i eth0 -p | --xdp leaves the interface as it is
            2 | capture --xdp -i eth0 -Q out | --xdp sees received packets only
            2 | capture --xdp -i eth0 -Q inout | --xdp sees received packets only
            2 | capture -w '' | --write needs the name of a file
            2 | capture -w f -G 0 | --rotate-seconds must be 1 to
            2 | capture -w f -C 0 | --rotate-size must be 1 to
            2 | capture -w f -W 2 | give one of them
            2 | capture -w f -C 1 -G 1 -W 2 | leave one of them out
            2 | capture -w - -C 1 | the standard output is one file
            2 | capture -w f --json | leave one of them out
            1 | capture -i lo -w FOLDER | FOLDER: it is a directory
            1 | capture -i lo -w FOLDER/missing/f.pcap | there is no folder FOLDER/missing
            2 | read | FILE
            1 | read FOLDER/missing.pcap | there is no file FOLDER/missing.pcap
            1 | read FOLDER | FOLDER: it is a directory: name a file
            1 | read FOLDER/notes.txt | magic number
            1 | read FOLDER/empty | magic number
            1 | read FOLDER/miss\u009Bing | miss?ing
            2 | read FOLDER/notes.txt -c 0 | --count must be 1 to
            2 | read FOLDER/notes.txt -s -1 | --snapshot-length must be 0 to
            2 | read FOLDER/notes.txt --streams --json | neither --tree nor --json
            2 | read FOLDER/notes.txt -w '' | needs the name of a file
            2 | filter | EXPRESSION
            2 | filter ip -y 70000 | neither ethernet
            2 | filter ip -d -ddd | mutually exclusive
            2 | filter ip -s 0 | --snapshot-length must be 1 to
            1 | filter ip -r FOLDER/missing | there is no file
            2 | listen | PROTOCOL
            2 | listen icmp -4 -6 | exclude each other
            2 | listen icmpv6 --with-ip-header | belongs to IPv6
            2 | listen udp -6 --with-ip-header | hands no IP header
            2 | listen udp -c 0 | --count must be 1 to
            1 | listen udp -i wlan7 | There are: lo, eth0
            1 | listen udp -a 10.0.0.99 | 10.0.0.99
            2 | listen udp -a 10.0.0.x | --address
            2 | interfaces wlan7 | Unmatched argument
            """;

    @TempDir
    private Path folder;

    /** One network and one test for all inputs: a network for each would take longer than the commands. */
    @Test
    @InPrivateNetwork
    void endsWithOneLine() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "no capture at all");
        Files.writeString(folder.resolve("empty"), "");
        SoftAssertions softly = new SoftAssertions();
        for (String input : INPUTS.replace("FOLDER", folder.toString()).lines().toList()) {
            String[] parts = input.split(" [|] ");
            String[] words = parts[1].split(" ");
            Arrays.setAll(words, word -> words[word].equals("''") ? "" : words[word]);
            Result result = Shell.run(words);

            softly.assertThat(result.err()).as(input).hasLineCount(1).contains(parts[2]);
            softly.assertThat(result.err().strip())
                    .as(input)
                    .doesNotContainPattern("\\p{C}")
                    .doesNotContain("Exception");
            softly.assertThat(result.out()).as(input).isEmpty();
            softly.assertThat(result.status()).as(input).isEqualTo(Integer.parseInt(parts[0]));
        }
        softly.assertAll();
    }
}
