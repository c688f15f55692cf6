package io.rawnet.pcap;

import io.rawnet.codec.internal.Range;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes a pcapng file, by packets or by blocks. */
public final class PcapngWriter implements CaptureWriter {

    private final CaptureOutput out;
    private final List<InterfaceDescriptionBlock> interfaces = new ArrayList<>();
    private final Map<InterfaceDescriptionBlock, Integer> interfaceIds = new HashMap<>();
    private ByteOrder order;

    PcapngWriter(CaptureOutput out, SectionHeaderBlock section) throws IOException {
        this.out = out;
        this.order = section.byteOrder();
        write(section);
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

    /** Writes a packet with its options; its interface is added unless an equal one is there. */
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
     * Writes a packet of an interface, for instance out of a ring, and allocates nothing.
     *
     * @param interfaceId    the interface's number in the section
     * @param octets         the octets captured, from position to limit; the position advances to the limit
     * @param epochNanos     when it was captured, nanoseconds since 1970
     * @param originalLength octets of the packet on the wire, 0 to 2^32-1
     * @throws IllegalArgumentException if the section has no such interface, its timestamps cannot hold the time, or the
     *                                  original length is out of its range
     * @throws IOException              if writing fails
     */
    public void write(int interfaceId, ByteBuffer octets, long epochNanos, long originalLength) throws IOException {
        Range.check("interface id", interfaceId, interfaces.size() - 1L);
        Range.u32("original length", originalLength);
        InterfaceDescriptionBlock at = interfaces.get(interfaceId);
        long timestamp = at.timestampResolution().toUnits(epochNanos, at.timestampOffset());
        int length = octets.remaining();
        int fixedLength = Block.OVERHEAD + EnhancedPacketBlock.FIELDS;
        Range.check("captured length", length, Integer.MAX_VALUE - fixedLength - 3L);
        int totalLength = fixedLength + Block.padded(length);
        ByteBuffer block = out.room(8 + EnhancedPacketBlock.FIELDS);
        block.putInt((int) EnhancedPacketBlock.TYPE).putInt(totalLength).putInt(interfaceId);
        block.putInt((int) (timestamp >>> Integer.SIZE)).putInt((int) timestamp);
        block.putInt(length).putInt((int) originalLength);
        out.put(octets);
        block = out.room(8);
        for (int i = length; i < Block.padded(length); i++) {
            block.put((byte) 0);
        }
        block.putInt(totalLength);
    }

    /**
     * Writes a block as it is. A section header begins a new section, with its byte order and no interfaces.
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
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
