package io.rawnet.pcap;

import io.rawnet.codec.number.LinkType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Reads a pcapng file, as packets with {@link #read()} or as blocks with {@link #readBlock()}; both move forward in the
 * same file. Sections may differ in byte order.
 */
public final class PcapngReader extends CaptureReader {

    private static final int BLOCK_HEADER = 8;

    private final CaptureLimits limits;
    private final List<InterfaceDescriptionBlock> interfaces = new ArrayList<>();
    private final Queue<Block> readAhead = new ArrayDeque<>();
    private LinkType linkType;
    private long interfacesLength;

    PcapngReader(CaptureInput in, CaptureLimits limits) {
        super(in);
        this.limits = limits;
    }

    /** {@return the interfaces described so far in the section being read, by number; a view that grows with reading} */
    public List<InterfaceDescriptionBlock> interfaces() {
        return Collections.unmodifiableList(interfaces);
    }

    @Override
    public LinkType linkType() throws IOException {
        if (linkType == null) {
            readAheadToAnInterface();
        }
        return linkType;
    }

    private void readAheadToAnInterface() throws IOException {
        long length = readAhead.stream().mapToLong(Block::totalLength).sum();
        while (linkType == null) {
            if (length > limits.maximumBlockLength()) {
                throw new MalformedCaptureException(
                        in.offset(),
                        "a description of an interface in the first " + limits.maximumBlockLength() + " octets",
                        length + " octets without one");
            }
            Block block = next(this::readWholeBlock)
                    .orElseThrow(() -> new MalformedCaptureException(
                            in.offset(), "a description of an interface", "the end of the file"));
            readAhead.add(block);
            length += block.totalLength();
        }
    }

    @Override
    public Optional<CapturedPacket> read() throws IOException {
        Optional<Block> block = readBlock();
        while (block.isPresent()) {
            Optional<CapturedPacket> packet = packet(block.get());
            if (packet.isPresent()) {
                return packet;
            }
            block = readBlock();
        }
        return Optional.empty();
    }

    /**
     * Reads the next block of any type.
     *
     * @return the block, whose octets are its own; empty at the end of the file
     * @throws MalformedCaptureException if the file is cut short, malformed or beyond the limits; from then on always
     * @throws IOException               if reading fails
     */
    public Optional<Block> readBlock() throws IOException {
        return readAhead.isEmpty() ? next(this::readWholeBlock) : Optional.of(readAhead.remove());
    }

    /**
     * The packet in a block of the section being read.
     *
     * @param block the block that {@link #readBlock()} returned last
     * @return the packet; empty if the block holds none
     * @throws IllegalArgumentException if the block is of another section or file: it names an interface that is not here
     */
    public Optional<CapturedPacket> packet(Block block) {
        if (block instanceof PacketBlock packet) {
            InterfaceDescriptionBlock at = interfaceAt(packet.interfaceId());
            return Optional.of(new CapturedPacket(
                    at, time(at, packet.timestamp()), packet.originalLength(), packet.octets(), packet.options()));
        }
        if (block instanceof SimplePacketBlock packet) {
            InterfaceDescriptionBlock at = interfaceAt(0);
            ByteBuffer octets = packet.paddedOctets().limit((int) packet.capturedLength(at.snapLength()));
            return Optional.of(
                    new CapturedPacket(at, Optional.empty(), packet.originalLength(), octets, BlockOptions.none()));
        }
        return Optional.empty();
    }

    private InterfaceDescriptionBlock interfaceAt(long id) {
        if (id >= interfaces.size()) {
            throw new IllegalArgumentException("block must be of the section being read, which has no interface " + id);
        }
        return interfaces.get((int) id);
    }

    private static Optional<Instant> time(InterfaceDescriptionBlock at, long timestamp) {
        return at.timestampResolution().toInstant(timestamp, at.timestampOffset());
    }

    private Block readWholeBlock() throws IOException {
        long start = in.offset();
        in.require(BLOCK_HEADER, "block header");
        if (in.peekInt(0) == SectionHeaderBlock.TYPE) {
            beginSection();
        }
        long type = in.getInt();
        long totalLength = in.getInt();
        if (totalLength < Block.OVERHEAD || totalLength % 4 != 0 || totalLength > limits.maximumBlockLength()) {
            throw new MalformedCaptureException(
                    start + 4,
                    "a block length from 12 to " + limits.maximumBlockLength() + " that is a multiple of 4",
                    Long.toString(totalLength));
        }
        int bodyLength = (int) totalLength - Block.OVERHEAD;
        ByteBuffer body = ByteBuffer.wrap(in.octets(bodyLength, "block body")).order(in.order());
        in.require(4, "block length at the end of a block");
        long trailingLength = in.getInt();
        if (trailingLength != totalLength) {
            throw new MalformedCaptureException(
                    in.offset() - 4, "the block length " + totalLength + " again", Long.toString(trailingLength));
        }
        return decode(type, body, start + BLOCK_HEADER);
    }

    private void beginSection() throws IOException {
        in.require(BLOCK_HEADER + 4, "section header");
        int magic = in.peekInt(BLOCK_HEADER);
        if (Integer.reverseBytes(magic) == SectionHeaderBlock.BYTE_ORDER_MAGIC) {
            in.order(in.order() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        } else if (magic != SectionHeaderBlock.BYTE_ORDER_MAGIC) {
            throw new MalformedCaptureException(
                    in.offset() + BLOCK_HEADER, "byte-order magic 0x1A2B3C4D", String.format("0x%08X", magic));
        }
        interfaces.clear();
        interfacesLength = 0;
    }

    private Block decode(long type, ByteBuffer body, long offset) throws MalformedCaptureException {
        if (type == SectionHeaderBlock.TYPE) {
            return SectionHeaderBlock.decode(body, offset);
        }
        if (type == InterfaceDescriptionBlock.TYPE) {
            return addInterface(InterfaceDescriptionBlock.decode(body, offset), offset);
        }
        if (type == EnhancedPacketBlock.TYPE) {
            return checked(EnhancedPacketBlock.decode(body, offset), offset);
        }
        if (type == ObsoletePacketBlock.TYPE) {
            return checked(ObsoletePacketBlock.decode(body, offset), offset);
        }
        if (type == SimplePacketBlock.TYPE) {
            SimplePacketBlock packet = SimplePacketBlock.decode(body, offset);
            checkInterface(0, offset);
            long captured = packet.capturedLength(interfaces.get(0).snapLength());
            Block.require(packet.paddedOctets(), captured, "packet data", offset + 4);
            limits.checkPacket(captured, offset);
            return packet;
        }
        if (type == InterfaceStatisticsBlock.TYPE) {
            return InterfaceStatisticsBlock.decode(body, offset);
        }
        return UntypedBlock.of(type, body);
    }

    private Block addInterface(InterfaceDescriptionBlock description, long offset) throws MalformedCaptureException {
        interfacesLength += description.totalLength();
        if (interfacesLength > limits.maximumBlockLength()) {
            throw new MalformedCaptureException(
                    offset,
                    "at most " + limits.maximumBlockLength() + " octets of interface descriptions in a section",
                    interfacesLength + " octets");
        }
        interfaces.add(description);
        if (linkType == null) {
            linkType = description.linkType();
        }
        return description;
    }

    private Block checked(PacketBlock packet, long offset) throws MalformedCaptureException {
        checkInterface(packet.interfaceId(), offset);
        limits.checkPacket(packet.capturedLength(), offset);
        return packet;
    }

    private void checkInterface(long interfaceId, long offset) throws MalformedCaptureException {
        if (interfaceId >= interfaces.size()) {
            throw new MalformedCaptureException(
                    offset, "a description of interface " + interfaceId, interfaces.size() + " descriptions");
        }
    }
}
