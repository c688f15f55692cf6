package io.rawnet.pcap;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a capture file from front to back, in memory bounded by its {@link CaptureLimits}. Not for use by several threads
 * at once.
 */
public sealed interface CaptureReader extends Closeable permits PcapReader, PcapngReader {

    /**
     * The next packet.
     *
     * @return the packet, whose octets are its own; empty at the end of the file
     * @throws MalformedCaptureException if the file is cut short, malformed or beyond the limits; from then on always
     * @throws IOException               if reading fails
     */
    Optional<CapturedPacket> read() throws IOException;

    /**
     * Opens a file of either format with the default limits.
     *
     * @param path the file
     * @return a reader behind the file's header
     * @throws MalformedCaptureException if it is neither format
     * @throws IOException               if the file cannot be read
     */
    static CaptureReader open(Path path) throws IOException {
        return open(path, CaptureLimits.DEFAULT);
    }

    /**
     * Opens a file of either format.
     *
     * @param path   the file
     * @param limits what to believe of it
     * @return a reader behind the file's header
     * @throws MalformedCaptureException if it is neither format
     * @throws IOException               if the file cannot be read
     */
    static CaptureReader open(Path path, CaptureLimits limits) throws IOException {
        ReadableByteChannel channel = Files.newByteChannel(path);
        try {
            return of(channel, limits);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /**
     * Reads a stream of either format with the default limits, for instance standard input.
     *
     * @param in the stream, closed with the reader
     * @return a reader behind the file's header
     * @throws MalformedCaptureException if it is neither format; the stream stays open
     * @throws IOException               if reading fails; the stream stays open
     */
    static CaptureReader of(InputStream in) throws IOException {
        return of(Channels.newChannel(in), CaptureLimits.DEFAULT);
    }

    /**
     * Reads a channel of either format.
     *
     * @param channel the channel, blocking, closed with the reader
     * @param limits  what to believe of it
     * @return a reader behind the file's header
     * @throws MalformedCaptureException if it is neither format; the channel stays open
     * @throws IOException               if reading fails; the channel stays open
     */
    static CaptureReader of(ReadableByteChannel channel, CaptureLimits limits) throws IOException {
        CaptureInput in = new CaptureInput(channel);
        in.require(4, "magic number");
        in.order(ByteOrder.BIG_ENDIAN);
        int magic = in.peekInt(0);
        if (magic == SectionHeaderBlock.TYPE) {
            return new PcapngReader(in, limits);
        }
        if (PcapHeader.isMagic(Integer.reverseBytes(magic))) {
            in.order(ByteOrder.LITTLE_ENDIAN);
        } else if (!PcapHeader.isMagic(magic)) {
            String found = String.format("0x%08X", magic);
            throw new MalformedCaptureException(0, "magic number of pcap or pcapng", found);
        }
        return new PcapReader(in, limits);
    }
}
