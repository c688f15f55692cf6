package io.rawnet.examples.tcp;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * A table of nftables with one rule. The table belongs to a nft(8) that waits for more commands (flag {@code owner}, Linux 5.12): the kernel
 * removes it when nft ends, and nft ends when its input does. So it goes with this program, however that ends.
 */
final class NftRule implements Closeable {
    private static final String END_OF_LISTING = "}";

    private final Process nft;

    private NftRule(Process nft) {
        this.nft = nft;
    }

    static NftRule dropResetsFrom(int port) throws IOException {
        String table = "inet rawnet_port_" + port;
        Process nft = new ProcessBuilder("nft", "-i").redirectErrorStream(true).start();
        try {
            Writer commands = nft.outputWriter(StandardCharsets.UTF_8);
            commands.write("add table " + table + " { flags owner; }\n"
                    + "add chain " + table + " output { type filter hook output priority 0; }\n"
                    + "add rule " + table + " output tcp sport " + port + " tcp flags & rst == rst drop\n"
                    + "list table " + table + "\n");
            commands.flush();
            awaitListing(nft);
            return new NftRule(nft);
        } catch (IOException | RuntimeException failure) {
            nft.destroy();
            throw failure;
        }
    }

    /** Waits until nft has done everything, or has complained. */
    private static void awaitListing(Process nft) throws IOException {
        BufferedReader answers =
                new BufferedReader(new InputStreamReader(nft.getInputStream(), StandardCharsets.UTF_8));
        String line = answers.readLine();
        while (line != null && !line.equals(END_OF_LISTING)) {
            if (line.contains("Error")) {
                nft.getOutputStream().close();
                String more = answers.lines().collect(Collectors.joining(" "));
                throw new IOException("nft refuses the rule that drops resets: " + line + " " + more);
            }
            line = answers.readLine();
        }
        if (line == null) {
            throw new IOException("nft ended before it had made the rule that drops resets: does nft -i work here?");
        }
    }

    /** Ends nft, and waits until the kernel has removed the table. */
    @Override
    public void close() throws IOException {
        nft.getOutputStream().close();
        try {
            nft.waitFor();
        } catch (InterruptedException interrupted) {
            // it ends all the same
            Thread.currentThread().interrupt();
        }
    }
}
