package io.rawnet.packet;

import io.rawnet.codec.ChecksumStatus;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.EtherType;
import io.rawnet.linux.ring.ReceivedFrameHeader;
import io.rawnet.linux.socket.LinkSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * Goes over the packets of a {@link RingBlock}, and tells about the one it stands at. Nothing is copied, and nothing allocated per packet
 * but by methods that return an object.
 *
 * <p>Every method throws {@link IllegalStateException} once the block was returned or the ring closed.
 */
public final class RingFrame {

    private static final int NOWHERE = -1;

    private final RingBlock block;
    private final ByteBuffer memory;
    private int left;
    private int following;
    /** Where the packet's header starts in the ring's memory. */
    private int header = NOWHERE;

    RingFrame(RingBlock block, int count, int first) {
        this.block = block;
        memory = block.memory();
        left = count;
        following = block.start() + first;
    }

    /** {@return whether there is one more packet, at which this stands now} */
    public boolean next() {
        block.requireOpen();
        if (left == 0) {
            header = NOWHERE;
            return false;
        }
        left--;
        header = following;
        following += ReceivedFrameHeader.next(memory, header);
        int offset = offset();
        block.octets().clear().limit(offset + length()).position(offset);
        return true;
    }

    /**
     * {@return the packet's octets, from position to limit, in network byte order} It is the same buffer for all packets of the block, so that views of earlier
     * ones, which remember their offset, go on working. Once the block was returned its limit is 0, and every access throws {@link
     * IndexOutOfBoundsException}; a slice or duplicate of it shows what the kernel writes there later. Changing octets is allowed, and seen by
     * nobody else.
     */
    public ByteBuffer buffer() {
        requireFrame();
        return block.octets();
    }

    /** {@return where the packet starts in {@link #buffer()}} */
    public int offset() {
        return requireFrame() - block.start() + ReceivedFrameHeader.firstOctet(memory, header);
    }

    /** {@return where the network header starts in {@link #buffer()}} */
    public int networkOffset() {
        return requireFrame() - block.start() + ReceivedFrameHeader.networkHeader(memory, header);
    }

    /** {@return how many octets of the packet are here} */
    public int length() {
        return ReceivedFrameHeader.length(memory, requireFrame());
    }

    /** {@return how many octets the packet had} */
    public int originalLength() {
        return ReceivedFrameHeader.originalLength(memory, requireFrame());
    }

    /** {@return whether the filter, the snap length or the room in a block has cut the packet} */
    public boolean truncated() {
        return length() < originalLength();
    }

    /** {@return when the packet was seen, in nanoseconds since 1970} */
    public long timestampNanoseconds() {
        return ReceivedFrameHeader.nanoseconds(memory, requireFrame());
    }

    /** {@return whether the time is the network card's, not the kernel's; see {@link LinkSocketOptions#RING_HARDWARE_TIMESTAMP}} */
    public boolean isHardwareTimestamp() {
        return (status() & ReceivedFrameHeader.TP_STATUS_TS_RAW_HARDWARE) != 0;
    }

    /** {@return the index of the interface the packet was seen on} */
    public int interfaceIndex() {
        return LinkSocketAddress.interfaceIndex(memory, address());
    }

    /** {@return what the link header carries} */
    public EtherType protocol() {
        return EtherType.of(LinkSocketAddress.protocol(memory, address()));
    }

    /** {@return whom the packet was for} */
    public PacketType packetType() {
        return PacketType.of(LinkSocketAddress.packetType(memory, address()));
    }

    /** {@return the interface's kind of link} */
    public HardwareType hardwareType() {
        return new HardwareType(LinkSocketAddress.hardwareType(memory, address()));
    }

    /** {@return the sender's link address} Of an address longer than eight octets the ring tells the first eight. */
    public LinkAddress linkAddress() {
        return new LinkAddress(Octets.of(LinkSocketAddress.get(memory, address(), LinkSocketAddress.SIZE)
                .hardwareAddress()
                .octets()));
    }

    /** {@return the VLAN tag that was taken out of the packet} */
    public Optional<StrippedVlanTag> vlanTag() {
        return FrameReader.vlanTag(
                status(),
                ReceivedFrameHeader.tagControlInformation(memory, header),
                ReceivedFrameHeader.tagProtocolIdentifier(memory, header));
    }

    /** {@return what the kernel knows of the packet's transport checksum} */
    public ChecksumStatus checksumStatus() {
        return FrameReader.checksumStatus(status());
    }

    /** {@return the hash of the packet's flow, 0 to 2^32-1; 0 unless {@link PacketRingBuilder#flowHash} was asked for} */
    public long flowHash() {
        return ReceivedFrameHeader.flowHash(memory, requireFrame());
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
                checksumStatus());
    }

    private int status() {
        return ReceivedFrameHeader.status(memory, requireFrame());
    }

    private int address() {
        return requireFrame() + ReceivedFrameHeader.LINK_ADDRESS;
    }

    private int requireFrame() {
        block.requireOpen();
        if (header == NOWHERE) {
            throw new IllegalStateException("There is no packet here: go to one with next().");
        }
        return header;
    }
}
