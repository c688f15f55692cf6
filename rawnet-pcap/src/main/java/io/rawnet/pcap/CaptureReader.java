package io.rawnet.pcap;

import io.rawnet.codec.number.LinkType;
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
 * Reads a capture file from front to back, in memory bounded by its {@link CaptureLimits}. The first octets of the file
 * tell the format: pcap, pcapng, or gzip (RFC 1952) with one of them inside, which is decompressed while it is read. Not
 * for use by several threads at once.
 */
public abstract sealed class CaptureReader implements Closeable permits PcapReader, PcapngReader {

    final CaptureInput in;
    private MalformedCaptureException failure;

    CaptureReader(CaptureInput in) {
        this.in = in;
    }

    /** Reads a record or block. */
    interface Part<T> {
        T read() throws IOException;
    }

    /** Reads the next part of the file, if there is one, and repeats the first fault for ever. */
    final <T> Optional<T> next(Part<T> part) throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            return in.atEnd() ? Optional.empty() : Optional.of(part.read());
        } catch (MalformedCaptureException malformed) {
            failure = malformed;
            throw malformed;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /**
     * {@return link type of the packets: in pcap all of them, in pcapng those of the first interface} Packets of other
     * interfaces in a pcapng file may begin with something else, see {@link CapturedPacket#linkType()}. For pcapng the
     * first call reads up to the description of the first interface; no block is lost to later calls.
     *
     * @throws MalformedCaptureException if a pcapng file ends, is malformed or beyond the limits before it describes an
     *                                   interface
     * @throws IOException               if reading fails
     */
    public abstract LinkType linkType() throws IOException;

    /**
     * Reads the next packet.
     *
     * @return the packet, whose octets are its own; empty at the end of the file
     * @throws MalformedCaptureException if the file is cut short, malformed or beyond the limits; from then on always
     * @throws IOException               if reading fails
     */
    public abstract Optional<CapturedPacket> read() throws IOException;

    /**
     * Opens a file of any format with the default limits.
     *
     * @param path the file
     * @return a reader positioned after the file's header
     * @throws MalformedCaptureException if it has no known format
     * @throws IOException               if the file cannot be read
     */
    public static CaptureReader open(Path path) throws IOException {
        return open(path, CaptureLimits.DEFAULT);
    }

    /**
     * Opens a file of any format.
     *
     * @param path   the file
     * @param limits largest lengths to accept
     * @return a reader positioned after the file's header
     * @throws MalformedCaptureException if it has no known format
     * @throws IOException               if the file cannot be read
     */
    public static CaptureReader open(Path path, CaptureLimits limits) throws IOException {
        ReadableByteChannel channel = Files.newByteChannel(path);
        try {
            return of(channel, limits);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /**
     * Reads a stream of any format with the default limits, for instance standard input.
     *
     * @param in the stream, closed with the reader
     * @return a reader positioned after the file's header
     * @throws MalformedCaptureException if it has no known format; the stream stays open
     * @throws IOException               if reading fails; the stream stays open
     */
    public static CaptureReader of(InputStream in) throws IOException {
        return of(Channels.newChannel(in), CaptureLimits.DEFAULT);
    }

    /**
     * Reads a channel of any format.
     *
     * @param channel the channel, blocking, closed with the reader
     * @param limits  largest lengths to accept
     * @return a reader positioned after the file's header
     * @throws MalformedCaptureException if it has no known format; the channel stays open
     * @throws IOException               if reading fails; the channel stays open
     */
    public static CaptureReader of(ReadableByteChannel channel, CaptureLimits limits) throws IOException {
        CaptureInput in = new CaptureInput(channel);
        if (!GzipChannel.isMagic(magic(in) >>> 16)) {
            return of(in, limits);
        }
        GzipChannel content = new GzipChannel(in);
        try {
            return of(new CaptureInput(content), limits);
        } catch (IOException | RuntimeException failure) {
            content.release();
            throw failure;
        }
    }

    private static CaptureReader of(CaptureInput in, CaptureLimits limits) throws IOException {
        int magic = magic(in);
        if (magic == SectionHeaderBlock.TYPE) {
            return new PcapngReader(in, limits);
        }
        Optional<PcapFormat> format = PcapFormat.of(magic);
        if (format.isEmpty()) {
            format = PcapFormat.of(Integer.reverseBytes(magic));
            in.order(ByteOrder.LITTLE_ENDIAN);
        }
        if (format.isEmpty()) {
            String found = String.format("0x%08X", magic);
            throw new MalformedCaptureException(0, "magic number of pcap or pcapng", found);
        }
        return new PcapReader(in, format.get(), limits);
    }

    private static int magic(CaptureInput in) throws IOException {
        in.require(4, "magic number");
        in.order(ByteOrder.BIG_ENDIAN);
        return in.peekInt(0);
    }
}
