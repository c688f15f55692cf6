package io.rawnet.packet;

import io.rawnet.codec.ChecksumOffload;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.EtherType;
import io.rawnet.linux.memory.Field;
import io.rawnet.linux.ring.ReceivedFrameHeader;
import io.rawnet.linux.socket.LinkSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * Goes over the packets of a {@link RingBlock}, and returns what came with the current one. Nothing is copied, and nothing allocated per
 * packet but by methods that return an object.
 *
 * <p>Every method throws {@link IllegalStateException} once the block was returned or the ring closed.
 */
public final class RingFrame {
    private static final int NOWHERE = -1;

    private final RingBlock block;
    private final ByteBuffer memory;
    private int left;
    private long following;
    /** Where the packet's header starts in the ring's memory. */
    private int header = NOWHERE;

    private int offset;
    private int length;

    RingFrame(RingBlock block, int count, int first) {
        this.block = block;
        memory = block.memory();
        left = count;
        following = block.start() + (long) first;
    }

    /**
     * {@return whether there is one more packet, which becomes the current one}
     *
     * @throws IllegalStateException if the program wrote over the block, so that the packet is not inside it
     */
    public boolean next() {
        block.requireStillOpen();
        header = NOWHERE;
        if (left == 0) {
            return false;
        }
        ByteBuffer octets = block.octets();
        long inBlock = following - block.start();
        requireInside(inBlock >= 0 && inBlock <= octets.capacity() - ReceivedFrameHeader.SIZE);
        int candidate = (int) following;
        long distance = Integer.toUnsignedLong(ReceivedFrameHeader.NEXT.get(memory, candidate));
        offset = (int) inBlock + ReceivedFrameHeader.FIRST_OCTET.get(memory, candidate);
        length = ReceivedFrameHeader.LENGTH.get(memory, candidate);
        requireInside(length >= 0 && offset <= octets.capacity() - length);
        block.requireStillOpen();
        left--;
        following += distance;
        header = candidate;
        octets.clear().limit(offset + length).position(offset);
        return true;
    }

    private void requireInside(boolean inside) {
        if (!inside) {
            block.requireStillOpen();
            throw new IllegalStateException("The packet is not inside its block: the program wrote over the block.");
        }
    }

    /**
     * {@return the packet's octets, from position to limit, in network byte order} It is the same buffer for all packets of the block,
     * so that views of earlier ones, which remember their offset, go on working. Once the block was returned its limit is 0, and every
     * access throws {@link IndexOutOfBoundsException}; a slice or duplicate of it shows what the kernel writes there later. Changing
     * octets is allowed, and seen by nobody else.
     */
    public ByteBuffer buffer() {
        requireFrame();
        return block.octets();
    }

    /** {@return where the packet starts in {@link #buffer()}} */
    public int offset() {
        requireFrame();
        return offset;
    }

    /** {@return where the network header starts in {@link #buffer()}} */
    public int networkOffset() {
        return read(ReceivedFrameHeader.NETWORK_HEADER) + header - block.start();
    }

    /** {@return how many octets of the packet are here} */
    public int length() {
        requireFrame();
        return length;
    }

    /** {@return how many octets the packet had} */
    public int originalLength() {
        return read(ReceivedFrameHeader.ORIGINAL_LENGTH);
    }

    /** {@return whether the filter, the snap length or the room in a block has cut the packet} */
    public boolean truncated() {
        return length() < originalLength();
    }

    /** {@return when the kernel got the packet, in nanoseconds since 1970} */
    public long timestampNanoseconds() {
        long seconds = Integer.toUnsignedLong(read(ReceivedFrameHeader.SECONDS));
        return seconds * FrameReader.NANOSECONDS_PER_SECOND + read(ReceivedFrameHeader.NANOSECONDS);
    }

    /** {@return whether the time is the network card's, not the kernel's; see {@link LinkSocketOptions#RING_HARDWARE_TIMESTAMP}} */
    public boolean isHardwareTimestamp() {
        return (read(ReceivedFrameHeader.STATUS) & ReceivedFrameHeader.TP_STATUS_TS_RAW_HARDWARE) != 0;
    }

    /** {@return the index of the interface that received the packet} */
    public int interfaceIndex() {
        return readAddress(LinkSocketAddress.INTERFACE_INDEX);
    }

    /** {@return what the link header carries} */
    public EtherType protocol() {
        return EtherType.of(readAddress(LinkSocketAddress.PROTOCOL));
    }

    /** {@return the receiver of the packet, as seen from this machine} */
    public PacketType packetType() {
        return PacketType.of(readAddress(LinkSocketAddress.PACKET_TYPE));
    }

    /** {@return the interface's kind of link} */
    public HardwareType hardwareType() {
        return new HardwareType(readAddress(LinkSocketAddress.HARDWARE_TYPE));
    }

    /** {@return the sender's link address} Of an address longer than eight octets the ring has the first eight. */
    public LinkAddress linkAddress() {
        int address = requireFrame() + ReceivedFrameHeader.LINK_ADDRESS;
        byte[] octets = LinkSocketAddress.hardwareAddress(memory, address, LinkSocketAddress.SIZE);
        block.requireStillOpen();
        return new LinkAddress(Octets.of(octets));
    }

    /** {@return the VLAN tag that was removed from the packet} */
    public Optional<StrippedVlanTag> vlanTag() {
        int tagControlInformation = read(ReceivedFrameHeader.TAG_CONTROL_INFORMATION) & 0xFFFF;
        int tagProtocolIdentifier = read(ReceivedFrameHeader.TAG_PROTOCOL_IDENTIFIER);
        return FrameReader.vlanTag(read(ReceivedFrameHeader.STATUS), tagControlInformation, tagProtocolIdentifier);
    }

    /** {@return what the kernel knows of the packet's transport checksum} */
    public ChecksumOffload checksumOffload() {
        return FrameReader.checksumOffload(read(ReceivedFrameHeader.STATUS));
    }

    /** {@return the hash of the packet's flow, 0 to 2^32-1; 0 unless {@link PacketRingBuilder#flowHash} was called} */
    public long flowHash() {
        return Integer.toUnsignedLong(read(ReceivedFrameHeader.FLOW_HASH));
    }

    /** {@return all that came with the packet, to keep} */
    public ReceivedFrame frame() {
        Optional<Instant> timestamp = FrameReader.instant(timestampNanoseconds());
        boolean hardware = isHardwareTimestamp();
        return new ReceivedFrame(
                length(),
                originalLength(),
                interfaceIndex(),
                protocol(),
                packetType(),
                hardwareType(),
                linkAddress(),
                hardware ? Optional.empty() : timestamp,
                hardware ? timestamp : Optional.empty(),
                vlanTag(),
                checksumOffload());
    }

    private int read(Field field) {
        return read(field, requireFrame());
    }

    private int readAddress(Field field) {
        return read(field, requireFrame() + ReceivedFrameHeader.LINK_ADDRESS);
    }

    private int read(Field field, int structure) {
        int value = field.get(memory, structure);
        block.requireStillOpen();
        return value;
    }

    private int requireFrame() {
        block.requireStillOpen();
        if (header == NOWHERE) {
            throw new IllegalStateException("There is no packet here: go to one with next().");
        }
        return header;
    }
}
