package io.rawnet.examples.tcp;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A table of nftables with one rule, which goes with it. */
final class NftRule implements Closeable {
    private final String table;

    private NftRule(String table) {
        this.table = table;
    }

    static NftRule dropResetsFrom(int port) throws IOException {
        String table = "rawnet_port_" + port;
        nft("add table inet " + table + "\n"
                + "add chain inet " + table + " output { type filter hook output priority 0; }\n"
                + "add rule inet " + table + " output tcp sport " + port + " tcp flags & rst == rst drop\n");
        return new NftRule(table);
    }

    private static void nft(String commands) throws IOException {
        Process nft =
                new ProcessBuilder("nft", "-f", "-").redirectErrorStream(true).start();
        nft.getOutputStream().write(commands.getBytes(StandardCharsets.UTF_8));
        nft.getOutputStream().close();
        String said = new String(nft.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (nft.waitFor() != 0) {
                throw new IOException("nft refuses the rule that drops resets: " + said.strip());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for nft", interrupted);
        }
    }

    @Override
    public void close() throws IOException {
        nft("delete table inet " + table + "\n");
    }
}
