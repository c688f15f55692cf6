package io.rawnet.pcap;

import io.rawnet.codec.number.LinkType;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a capture file. Octets are collected in a buffer of 64 KiB, which {@link #flush()} and {@link #close()} write out.
 * Not for use by several threads at once.
 */
public abstract sealed class CaptureWriter implements Closeable, Flushable permits PcapWriter, PcapngWriter {

    final CaptureOutput out;

    CaptureWriter(CaptureOutput out) {
        this.out = out;
    }

    /**
     * Writes a packet. A packet without a time is written with time 0, as a record always has a time.
     *
     * @param packet the packet, of any byte order and resolution; the time is cut to the resolution of the file
     * @throws IllegalArgumentException if the file cannot hold its time, or a pcap file its link type
     * @throws IOException              if writing fails
     */
    public abstract void write(CapturedPacket packet) throws IOException;

    /**
     * Writes a packet, for instance from a ring, and allocates nothing. In pcapng it is a packet of interface 0.
     *
     * @param octets         the octets captured, from position to limit; the position advances to the limit
     * @param epochNanos     time of capture, nanoseconds since 1970
     * @param originalLength octets of the packet on the wire, 0 to 2^32-1
     * @throws IllegalArgumentException if the file cannot hold the time, or the original length is out of its range
     * @throws IllegalStateException    if a pcapng section has no interface yet
     * @throws IOException              if writing fails
     */
    public abstract void write(ByteBuffer octets, long epochNanos, long originalLength) throws IOException;

    /**
     * Flushes after each packet, and in pcapng after each block, so that another program can read the file or pipe while it
     * grows, like tcpdump's option {@code -U}. Switching it on flushes what was written before, including the header. It is
     * off at first, as it costs a system call for each packet.
     *
     * @param on whether to flush after each packet
     * @throws IOException if writing fails
     */
    public final void flushEachPacket(boolean on) throws IOException {
        out.flushEachPacket(on);
    }

    /** {@return the length of the file so far in octets, those that are still in the buffer included} */
    public final long length() {
        return out.length();
    }

    @Override
    public final void flush() throws IOException {
        out.flush();
    }

    @Override
    public final void close() throws IOException {
        out.close();
    }

    /**
     * Creates or replaces a pcap file with nanoseconds.
     *
     * @param path     the file
     * @param linkType link type of the packets
     * @return the writer, with the header written
     * @throws IOException if the file cannot be written
     */
    public static PcapWriter pcap(Path path, LinkType linkType) throws IOException {
        return pcap(path, PcapHeader.of(linkType));
    }

    /**
     * Creates or replaces a pcap file.
     *
     * @param path   the file
     * @param header the header of the file
     * @return the writer, with the header written
     * @throws IOException if the file cannot be written
     */
    public static PcapWriter pcap(Path path, PcapHeader header) throws IOException {
        return pcap(create(path), header);
    }

    /**
     * Writes a pcap file to a stream.
     *
     * @param out    the stream, closed with the writer
     * @param header the header of the file
     * @return the writer, with the header written
     * @throws IOException if writing fails
     */
    public static PcapWriter pcap(OutputStream out, PcapHeader header) throws IOException {
        return new PcapWriter(new CaptureOutput(out), header);
    }

    /**
     * Writes a pcap file to a channel.
     *
     * @param channel the channel, blocking, closed with the writer
     * @param header  the header of the file
     * @return the writer, with the header written
     * @throws IOException if writing fails
     */
    public static PcapWriter pcap(WritableByteChannel channel, PcapHeader header) throws IOException {
        return new PcapWriter(new CaptureOutput(channel), header);
    }

    /**
     * Creates or replaces a pcapng file with one section, little-endian, and no interface yet.
     *
     * @param path the file
     * @return the writer, with the section header written
     * @throws IOException if the file cannot be written
     */
    public static PcapngWriter pcapng(Path path) throws IOException {
        return pcapng(path, SectionHeaderBlock.of(BlockOptions.none()));
    }

    /**
     * Creates or replaces a pcapng file with one interface, whose timestamps are nanoseconds.
     *
     * @param path          the file
     * @param linkType      link type of the packets
     * @param interfaceName the name of interface 0, for instance {@code eth0}
     * @return the writer, with section header and interface description written
     * @throws IOException if the file cannot be written
     */
    public static PcapngWriter pcapng(Path path, LinkType linkType, String interfaceName) throws IOException {
        InterfaceDescriptionBlock description = InterfaceDescriptionBlock.of(linkType, interfaceName);
        PcapngWriter writer = pcapng(path);
        writer.addInterface(description);
        return writer;
    }

    /**
     * Creates or replaces a pcapng file.
     *
     * @param path    the file
     * @param section the first section, for instance with a comment on the file
     * @return the writer, with the section header written and no interface yet
     * @throws IOException if the file cannot be written
     */
    public static PcapngWriter pcapng(Path path, SectionHeaderBlock section) throws IOException {
        return pcapng(create(path), section);
    }

    /**
     * Writes a pcapng file to a stream.
     *
     * @param out     the stream, closed with the writer
     * @param section the first section
     * @return the writer, with the section header written
     * @throws IOException if writing fails
     */
    public static PcapngWriter pcapng(OutputStream out, SectionHeaderBlock section) throws IOException {
        return new PcapngWriter(new CaptureOutput(out), section);
    }

    /**
     * Writes a pcapng file to a channel.
     *
     * @param channel the channel, blocking, closed with the writer
     * @param section the first section
     * @return the writer, with the section header written
     * @throws IOException if writing fails
     */
    public static PcapngWriter pcapng(WritableByteChannel channel, SectionHeaderBlock section) throws IOException {
        return new PcapngWriter(new CaptureOutput(channel), section);
    }

    private static WritableByteChannel create(Path path) throws IOException {
        return Files.newByteChannel(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }
}
