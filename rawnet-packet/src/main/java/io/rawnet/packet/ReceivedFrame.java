package io.rawnet.packet;

import io.rawnet.channel.ChannelOptions;
import io.rawnet.codec.ChecksumOffload;
import io.rawnet.codec.number.EtherType;
import java.time.Instant;
import java.util.Optional;

/**
 * What came with a received packet. Its octets are in the buffer that was given to {@code receive}, or in the batch or ring.
 *
 * @param length how many octets are in the buffer
 * @param originalLength how many octets the packet has
 * @param interfaceIndex the index of the interface it was seen on, 1 or more
 * @param protocol what the link header carries
 * @param packetType whom it was for
 * @param hardwareType the interface's kind of link
 * @param linkAddress the sender's link address
 * @param timestamp when the kernel saw it, in nanoseconds; empty unless {@link ChannelOptions#TIMESTAMP} or {@link
 *     LinkSocketOptions#HARDWARE_TIMESTAMP} is set, or it comes from a ring
 * @param hardwareTimestamp when the network card saw it, in nanoseconds of the card's clock; empty unless it has one and {@link
 *     LinkSocketOptions#HARDWARE_TIMESTAMP} or, for a ring, {@link LinkSocketOptions#RING_HARDWARE_TIMESTAMP} is set
 * @param vlanTag the VLAN tag that was taken out of the frame; empty unless there was one, {@link LinkSocketOptions#AUXILIARY_DATA}
 *     is set, and the socket is bound to {@link PacketSocket#ALL_PROTOCOLS}: the kernel forgets the tag before it serves others
 * @param checksumOffload what the kernel knows of the transport checksum
 */
public record ReceivedFrame(
        int length,
        int originalLength,
        int interfaceIndex,
        EtherType protocol,
        PacketType packetType,
        HardwareType hardwareType,
        LinkAddress linkAddress,
        Optional<Instant> timestamp,
        Optional<Instant> hardwareTimestamp,
        Optional<StrippedVlanTag> vlanTag,
        ChecksumOffload checksumOffload) {

    /** {@return whether the buffer was too small, or the filter said so, so that the packet's end is lost} */
    public boolean truncated() {
        return length < originalLength;
    }
}
