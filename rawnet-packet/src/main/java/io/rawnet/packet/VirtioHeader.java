package io.rawnet.packet;

import io.rawnet.channel.waiting.Arguments;
import io.rawnet.codec.MalformedPacketException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Describes the unfinished checksum and segmentation of a packet (virtio 1.2, section 5.1.6), in front of the link header when {@link
 * LinkSocketOptions#VIRTIO_HEADER} is set. With it a program can send packets longer than the MTU and leave the cutting and the checksums to
 * the kernel or the network card.
 * <pre>
 * offset  struct virtio_net_hdr
 *      0  flags, u8
 *      1  segmentation, u8
 *      2  length of the headers, u16
 *      4  payload of each segment, u16
 *      6  where the checksum starts, u16
 *      8  where the checksum goes, u16
 * </pre>
 *
 * @param flags {@link #NEEDS_CHECKSUM}, {@link #CHECKSUM_VALID}
 * @param segmentation how to cut the packet, or how it was cut: {@link #NO_SEGMENTATION} and others
 * @param headersLength octets of all headers together, a hint, 0 to 65535
 * @param segmentSize octets of payload in each segment, 0 to 65535
 * @param checksumStart where the octets start that are summed, counted from the link header, 0 to 65535
 * @param checksumOffset where the checksum goes, counted from there, 0 to 65535
 */
public record VirtioHeader(
        int flags, int segmentation, int headersLength, int segmentSize, int checksumStart, int checksumOffset) {

    /** The length of the header in octets. */
    public static final int LENGTH = 10;

    /** Flag: the transport checksum is to be computed ({@code VIRTIO_NET_HDR_F_NEEDS_CSUM}). */
    public static final int NEEDS_CHECKSUM = 1;

    /** Flag: the transport checksum was found right ({@code VIRTIO_NET_HDR_F_DATA_VALID}). */
    public static final int CHECKSUM_VALID = 2;

    /** Segmentation: none, the packet is as it goes over the wire. */
    public static final int NO_SEGMENTATION = 0;

    /** Segmentation: TCP over IPv4. */
    public static final int TCP_OVER_IPV4 = 1;

    /** Segmentation: UDP, by fragments. */
    public static final int UDP_FRAGMENTS = 3;

    /** Segmentation: TCP over IPv6. */
    public static final int TCP_OVER_IPV6 = 4;

    /** Segmentation: UDP, by datagrams. */
    public static final int UDP_DATAGRAMS = 5;

    /** A packet as it goes over the wire, of whose checksum nothing is said. */
    public static final VirtioHeader PLAIN = new VirtioHeader(0, NO_SEGMENTATION, 0, 0, 0, 0);

    private static final int MAX_U8 = 0xFF;
    private static final int MAX_U16 = 0xFFFF;

    public VirtioHeader {
        Arguments.requireRange(flags, 0, MAX_U8, "flags");
        Arguments.requireRange(segmentation, 0, MAX_U8, "segmentation");
        Arguments.requireRange(headersLength, 0, MAX_U16, "headersLength");
        Arguments.requireRange(segmentSize, 0, MAX_U16, "segmentSize");
        Arguments.requireRange(checksumStart, 0, MAX_U16, "checksumStart");
        Arguments.requireRange(checksumOffset, 0, MAX_U16, "checksumOffset");
    }

    /**
     * {@return the header at a buffer's position, which moves behind it} It is in the byte order of this machine.
     *
     * @param in the octets
     * @throws MalformedPacketException if fewer than 10 octets remain
     */
    public static VirtioHeader decode(ByteBuffer in) throws MalformedPacketException {
        int start = in.position();
        if (in.remaining() < LENGTH) {
            throw MalformedPacketException.tooShort("virtio", start, LENGTH, in.remaining());
        }
        ByteBuffer octets = in.slice(start, LENGTH).order(ByteOrder.nativeOrder());
        in.position(start + LENGTH);
        return new VirtioHeader(
                octets.get() & MAX_U8,
                octets.get() & MAX_U8,
                octets.getShort() & MAX_U16,
                octets.getShort() & MAX_U16,
                octets.getShort() & MAX_U16,
                octets.getShort() & MAX_U16);
    }

    /**
     * Writes the header at a buffer's position, which moves behind it.
     *
     * @param out where to
     * @throws java.nio.BufferOverflowException if fewer than 10 octets of room remain
     */
    public void encode(ByteBuffer out) {
        ByteBuffer octets = ByteBuffer.allocate(LENGTH).order(ByteOrder.nativeOrder());
        octets.put((byte) flags).put((byte) segmentation);
        octets.putShort((short) headersLength).putShort((short) segmentSize);
        octets.putShort((short) checksumStart).putShort((short) checksumOffset);
        out.put(octets.flip());
    }

    /** {@return the header of the same packet with octets inserted behind its link addresses} */
    VirtioHeader movedBy(int octets) {
        return new VirtioHeader(
                flags,
                segmentation,
                headersLength == 0 ? 0 : headersLength + octets,
                segmentSize,
                (flags & NEEDS_CHECKSUM) == 0 ? checksumStart : checksumStart + octets,
                checksumOffset);
    }
}
