package io.rawnet.packet;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.number.EtherType;
import java.nio.ByteBuffer;

/**
 * A VLAN tag that the network card or the kernel took out of a frame before the program saw it (IEEE 802.1Q clause 9.6).
 *
 * @param tagProtocol which kind of tag, {@link EtherType#VLAN} or {@link EtherType#SERVICE_VLAN}
 * @param tagControlInformation priority, drop eligibility and VLAN identifier, 0 to 65535
 */
public record StrippedVlanTag(EtherType tagProtocol, int tagControlInformation) {

    /** The length of a tag in octets. */
    public static final int LENGTH = 4;

    private static final int ADDRESSES = 2 * MacAddress.LENGTH;

    /** {@return the VLAN identifier, 0 to 4095; 0 means priority only} */
    public int vlanIdentifier() {
        return tagControlInformation & 0xFFF;
    }

    /** {@return the priority code point, 0 to 7} */
    public int priority() {
        return tagControlInformation >>> 13;
    }

    /** {@return whether the frame may be dropped first} */
    public boolean dropEligible() {
        return (tagControlInformation & 0x1000) != 0;
    }

    /**
     * {@return a copy of a frame with this tag back in its place, behind the two addresses (IEEE 802.1Q clause 9.3)}
     *
     * @param frame the Ethernet frame that it was taken out of, without a virtio-net header, from position to limit; the position stays
     * @throws IllegalArgumentException if the frame is too short to have two addresses
     */
    public Octets restoredTo(ByteBuffer frame) {
        if (frame.remaining() < ADDRESSES) {
            throw new IllegalArgumentException(
                    "frame of " + frame.remaining() + " octets: the addresses alone have " + ADDRESSES);
        }
        int start = frame.position();
        ByteBuffer tagged = ByteBuffer.allocate(frame.remaining() + LENGTH);
        tagged.put(frame.slice(start, ADDRESSES));
        tagged.putShort((short) tagProtocol.number()).putShort((short) tagControlInformation);
        tagged.put(frame.slice(start + ADDRESSES, frame.remaining() - ADDRESSES));
        return Octets.copyOf(tagged.flip());
    }

    /**
     * {@return a copy of a packet with this tag back in its place, where the packet begins with a {@link VirtioHeader} (IEEE 802.1Q clause
     * 9.3)} The kernel describes the frame without the tag: the checksum starts 4 octets later in the copy.
     *
     * @param packet what was received with {@link LinkSocketOptions#VIRTIO_HEADER}, from position to limit; the position stays
     * @throws IllegalArgumentException if it is too short to have a virtio-net header and two addresses
     */
    public Octets restoredBehindVirtioHeader(ByteBuffer packet) {
        ByteBuffer rest = packet.duplicate().order(packet.order());
        ByteBuffer tagged = ByteBuffer.allocate(packet.remaining() + LENGTH);
        try {
            VirtioHeader.decode(rest).movedBy(LENGTH).encode(tagged);
        } catch (MalformedPacketException tooShort) {
            throw new IllegalArgumentException(tooShort.getMessage(), tooShort);
        }
        restoredTo(rest).encode(tagged);
        return Octets.copyOf(tagged.flip());
    }
}
