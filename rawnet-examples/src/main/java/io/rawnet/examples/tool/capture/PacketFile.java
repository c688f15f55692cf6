package io.rawnet.examples.tool.capture;

import io.rawnet.pcap.CaptureLimits;
import io.rawnet.pcap.CaptureReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A capture file that is read, of any format, compressed or not. */
public final class PacketFile implements Closeable {
    private static final int PERCENT = 100;

    private final CaptureReader reader;
    private final Optional<SeekableByteChannel> channel;
    private final long size;

    private PacketFile(CaptureReader reader, Optional<SeekableByteChannel> channel, long size) {
        this.reader = reader;
        this.channel = channel;
        this.size = size;
    }

    /**
     * {@return a file}
     *
     * @param name its name, {@code -} for the standard input
     * @throws IOException if it cannot be read, or is no capture file
     */
    public static PacketFile open(String name) throws IOException {
        if (name.equals("-")) {
            return new PacketFile(CaptureReader.of(System.in), Optional.empty(), 0);
        }
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            throw new FileSystemException(name, null, "it is a directory: name a file");
        }
        SeekableByteChannel channel = Files.newByteChannel(path);
        try {
            CaptureReader reader = CaptureReader.of(channel, CaptureLimits.DEFAULT);
            return Files.isRegularFile(path)
                    ? new PacketFile(reader, Optional.of(channel), channel.size())
                    : new PacketFile(reader, Optional.empty(), 0);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /** {@return what reads the packets} */
    public CaptureReader reader() {
        return reader;
    }

    /** {@return whether all of it is there already, and nobody waits for what comes next} */
    public boolean isComplete() {
        return channel.isPresent();
    }

    /** {@return how much of the file has been read, such as {@code 42 %}; nothing where that is not known} */
    public String progress() {
        try {
            return channel.isEmpty() || size == 0 ? "" : channel.get().position() * PERCENT / size + " %";
        } catch (IOException closed) {
            return "";
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
