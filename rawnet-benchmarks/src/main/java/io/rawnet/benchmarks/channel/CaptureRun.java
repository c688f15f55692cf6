package io.rawnet.benchmarks.channel;

import io.rawnet.pcap.CaptureReader;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lets a program save what a C program sends, with the options and the words of tcpdump(8). */
final class CaptureRun {
    private static final Pattern DROPPED = Pattern.compile("(\\d+) packets? dropped by kernel");
    private static final int RECEIVED_COLUMN = 2;
    private static final int USER_TIME_FIELD = 13;
    private static final double TICKS_PER_SECOND = 100;

    private final PrivateNetwork network;
    private final CProgram sender;
    private final double rate;
    private final double seconds;

    CaptureRun(PrivateNetwork network, CProgram sender, double rate, double seconds) {
        this.network = network;
        this.sender = sender;
        this.rate = rate;
        this.seconds = seconds;
    }

    /** {@return what a program did} It is ended as by Ctrl-C when all has been sent. */
    CaptureFigures of(Path file, String... program) throws Exception {
        Host peer = network.peer();
        String[] options = {
            "-i", peer.interfaceName(), "-w", file.toString(), "ether", "proto", "" + LinkFrames.TYPE.number()
        };
        Process capture = peer.start(
                Stream.concat(Arrays.stream(program), Arrays.stream(options)).toArray(String[]::new));
        BufferedReader words = capture.inputReader();
        await(words, "listening on ");
        long arrived = arrived(peer);
        double cpu = processorSeconds(capture);
        double[] sent = CProgram.finish(
                sender.start(network.local(), "send", network.local().interfaceName(), seconds, rate));
        cpu = processorSeconds(capture) - cpu;
        arrived = arrived(peer) - arrived;
        new ProcessBuilder("kill", "-INT", "" + capture.pid()).start().waitFor();
        Matcher dropped = DROPPED.matcher(words.lines().collect(Collectors.joining("\n")));
        if (capture.waitFor() != 0 || !dropped.find()) {
            throw new IOException(program[0] + " failed, or did not say how many packets the kernel dropped");
        }
        return new CaptureFigures(
                new Rate((long) sent[0], sent[1], Long.parseLong(dropped.group(1))), arrived, packets(file), cpu);
    }

    private static void await(BufferedReader words, String part) throws IOException {
        String line = words.readLine();
        while (line != null && !line.contains(part)) {
            line = words.readLine();
        }
        if (line == null) {
            throw new IOException("the program ended without saying \"" + part + "\"");
        }
    }

    /** {@return how many frames the interface of a host has received} */
    private static long arrived(Host host) throws Exception {
        return host.call(() -> Files.readAllLines(Path.of("/proc/thread-self/net/dev")).stream()
                .map(line -> line.strip().split("[:\\s]+"))
                .filter(words -> words[0].equals(host.interfaceName()))
                .mapToLong(words -> Long.parseLong(words[RECEIVED_COLUMN]))
                .findFirst()
                .orElseThrow());
    }

    /** {@return the processor time of a process, in user mode and in the kernel} */
    private static double processorSeconds(Process process) throws IOException {
        String[] fields = Files.readString(Path.of("/proc/" + process.pid() + "/stat"))
                .replaceFirst("\\(.*\\)", "name") // which may have spaces
                .split(" ");
        return (Long.parseLong(fields[USER_TIME_FIELD]) + Long.parseLong(fields[USER_TIME_FIELD + 1]))
                / TICKS_PER_SECOND;
    }

    private static long packets(Path file) throws IOException {
        long packets = 0;
        try (CaptureReader reader = CaptureReader.open(file)) {
            while (reader.read().isPresent()) {
                packets++;
            }
        }
        return packets;
    }
}
