package io.rawnet.examples.tool.capture;

import io.rawnet.examples.tool.NewFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * What the name of a new capture file says of its format.
 *
 * @param pcapng whether it is pcapng, else pcap
 * @param compressed whether it is compressed with gzip
 */
record FileFormat(boolean pcapng, boolean compressed) {
    private static final int GZIP_BUFFER = 1 << 16;
    private static final String STANDARD_OUTPUT = "-";

    static FileFormat of(String name) {
        boolean compressed = name.endsWith(".gz");
        return new FileFormat(
                (compressed ? name.substring(0, name.length() - 3) : name).endsWith(".pcapng"), compressed);
    }

    static boolean isStandardOutput(String name) {
        return name.equals(STANDARD_OUTPUT);
    }

    /** {@return where the octets of a file go} What is flushed can be read, if it is compressed too. */
    OutputStream open(String name) throws IOException {
        OutputStream out = isStandardOutput(name)
                ? new StandardOutputFile()
                : Channels.newOutputStream(NewFile.open(Path.of(name)));
        return compressed ? new GZIPOutputStream(out, GZIP_BUFFER, true) : out;
    }
}
