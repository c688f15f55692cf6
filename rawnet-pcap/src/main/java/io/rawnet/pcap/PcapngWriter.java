package io.rawnet.pcap;

import io.rawnet.codec.internal.Range;
import io.rawnet.codec.number.LinkType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a pcapng file, by packets or by blocks. */
public final class PcapngWriter extends CaptureWriter {

    private final List<InterfaceDescriptionBlock> interfaces = new ArrayList<>();
    private final Map<InterfaceDescriptionBlock, Integer> interfaceIds = new HashMap<>();
    private ByteOrder order;

    PcapngWriter(CaptureOutput out, SectionHeaderBlock section) throws IOException {
        super(out);
        this.order = section.byteOrder();
        write(section);
    }

    /**
     * Adds an interface with timestamps in nanoseconds to the section.
     *
     * @param linkType link type of its packets
     * @param name     the name of the interface, for instance {@code eth0}
     * @return its number in the section, from 0
     * @throws IOException if writing fails
     */
    public int addInterface(LinkType linkType, String name) throws IOException {
        return addInterface(InterfaceDescriptionBlock.of(linkType, name));
    }

    /**
     * Adds an interface to the section.
     *
     * @param description the interface, of any byte order
     * @return its number in the section, from 0
     * @throws IOException if writing fails
     */
    public int addInterface(InterfaceDescriptionBlock description) throws IOException {
        write(description.inOrder(order));
        return interfaces.size() - 1;
    }

    /** Writes a packet with its options; its interface is added unless the section has an equal one. */
    @Override
    public void write(CapturedPacket packet) throws IOException {
        InterfaceDescriptionBlock at = packet.captureInterface().inOrder(order);
        Instant time = packet.timestamp().orElse(Instant.EPOCH);
        long timestamp =
                packet.timestamp().isEmpty() ? 0 : at.timestampResolution().toUnits(time, at.timestampOffset());
        Integer known = interfaceIds.get(at);
        int id = known == null ? addInterface(at) : known;
        write(EnhancedPacketBlock.of(order, id, timestamp, packet.originalLength(), packet.octets(), packet.options()));
    }

    @Override
    public void write(ByteBuffer octets, long epochNanos, long originalLength) throws IOException {
        if (interfaces.isEmpty()) {
            throw new IllegalStateException("the section has no interface yet: call addInterface");
        }
        write(0, octets, epochNanos, originalLength);
    }

    /**
     * Writes a packet of an interface, for instance from a ring, and allocates nothing.
     *
     * @param interfaceId    the interface's number in the section
     * @param octets         the octets captured, from position to limit; the position advances to the limit
     * @param epochNanos     time of capture, nanoseconds since 1970
     * @param originalLength octets of the packet on the wire, 0 to 2^32-1
     * @throws IllegalArgumentException if the section has no such interface, its timestamps cannot hold the time, or the
     *                                  original length is out of its range
     * @throws IOException              if writing fails
     */
    public void write(int interfaceId, ByteBuffer octets, long epochNanos, long originalLength) throws IOException {
        write(interfaceId, octets, epochNanos, originalLength, BlockOptions.none());
    }

    /**
     * Writes a packet of an interface with options, for instance its direction, and allocates nothing if the options have
     * the byte order of the section.
     *
     * @param interfaceId    the interface's number in the section
     * @param octets         the octets captured, from position to limit; the position advances to the limit
     * @param epochNanos     time of capture, nanoseconds since 1970
     * @param originalLength octets of the packet on the wire, 0 to 2^32-1
     * @param options        the options, of any byte order
     * @throws IllegalArgumentException if the section has no such interface, its timestamps cannot hold the time, or the
     *                                  original length is out of its range
     * @throws IOException              if writing fails
     * @see PacketFlags#toOptions()
     */
    public void write(int interfaceId, ByteBuffer octets, long epochNanos, long originalLength, BlockOptions options)
            throws IOException {
        Range.check("interface id", interfaceId, interfaces.size() - 1L);
        Range.u32("original length", originalLength);
        InterfaceDescriptionBlock at = interfaces.get(interfaceId);
        long timestamp = at.timestampResolution().toUnits(epochNanos, at.timestampOffset());
        BlockOptions converted = options.inOrder(order, EnhancedPacketBlock::wordLength);
        int length = octets.remaining();
        int fixedLength = Block.OVERHEAD + EnhancedPacketBlock.FIELDS + converted.length();
        Range.check("captured length", length, Integer.MAX_VALUE - fixedLength - 3L);
        int totalLength = fixedLength + Block.padded(length);
        ByteBuffer block = out.room(8 + EnhancedPacketBlock.FIELDS);
        block.putInt((int) EnhancedPacketBlock.TYPE).putInt(totalLength).putInt(interfaceId);
        block.putInt((int) (timestamp >>> Integer.SIZE)).putInt((int) timestamp);
        block.putInt(length).putInt((int) originalLength);
        out.put(octets);
        block = out.room(4);
        for (int i = length; i < Block.padded(length); i++) {
            block.put((byte) 0);
        }
        converted.writeTo(out);
        out.room(4).putInt(totalLength);
        out.endOfPacket();
    }

    /**
     * Writes the counters of an interface, as capturing programs do at the end.
     *
     * @param interfaceId the interface's number in the section
     * @param epochNanos  time of the counters, nanoseconds since 1970
     * @param received    packets received since the capture began, isb_ifrecv, an unsigned 64-bit number
     * @param dropped     packets dropped since the capture began, isb_ifdrop, an unsigned 64-bit number
     * @throws IllegalArgumentException if the section has no such interface or its timestamps cannot hold the time
     * @throws IOException              if writing fails
     */
    public void writeStatistics(int interfaceId, long epochNanos, long received, long dropped) throws IOException {
        Range.check("interface id", interfaceId, interfaces.size() - 1L);
        InterfaceDescriptionBlock at = interfaces.get(interfaceId);
        long timestamp = at.timestampResolution().toUnits(epochNanos, at.timestampOffset());
        BlockOptions counters = BlockOptions.builder(order)
                .int64(InterfaceStatisticsBlock.RECEIVED, received)
                .int64(InterfaceStatisticsBlock.DROPPED, dropped)
                .build();
        write(InterfaceStatisticsBlock.of(order, interfaceId, timestamp, counters));
    }

    /**
     * Writes a block as it is. A section header begins a new section, with its byte order and without interfaces.
     *
     * @param block the block
     * @throws IllegalArgumentException if the block has another byte order than the section
     * @throws IOException              if writing fails
     */
    public void write(Block block) throws IOException {
        if (block instanceof SectionHeaderBlock) {
            order = block.byteOrder();
            out.order(order);
            interfaces.clear();
            interfaceIds.clear();
        } else if (block.byteOrder() != order) {
            throw new IllegalArgumentException(
                    "a block of byte order " + block.byteOrder() + " does not fit a section of " + order);
        }
        if (block instanceof InterfaceDescriptionBlock description) {
            interfaceIds.putIfAbsent(description, interfaces.size());
            interfaces.add(description);
        }
        int totalLength = Math.toIntExact(block.totalLength());
        out.room(8).putInt((int) block.type()).putInt(totalLength);
        out.put(block.body());
        out.room(4).putInt(totalLength);
        out.endOfPacket();
    }
}
