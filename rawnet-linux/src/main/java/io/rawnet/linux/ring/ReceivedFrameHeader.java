package io.rawnet.linux.ring;

import io.rawnet.linux.memory.Field;

/**
 * What stands in front of a frame in a receive ring of version 3: {@code struct tpacket3_hdr}, and a {@code struct sockaddr_ll} behind
 * it.
 * <pre>
 * offset
 *      0  distance to the next frame, u32; 0 for the last one
 *      4  seconds since 1970, u32
 *      8  nanoseconds, u32
 *     12  octets that are here, u32
 *     16  octets the packet had, u32
 *     20  status, TP_STATUS_… bits, u32
 *     24  distance to the first octet, u16
 *     26  distance to the network header, u16
 *     28  flow hash, u32
 *     32  VLAN tag control information, u32
 *     36  VLAN tag protocol identifier, u16, padded to 48
 *     48  struct sockaddr_ll, see LinkSocketAddress
 * </pre>
 */
public final class ReceivedFrameHeader {
    /** Octets of both structures. */
    public static final int SIZE = 68;

    /** Where the {@code struct sockaddr_ll} starts. */
    public static final int LINK_ADDRESS = 48;

    /** Status: the timestamp is the network card's. */
    public static final int TP_STATUS_TS_RAW_HARDWARE = 1 << 31;

    /** Distance to the next frame, 0 for the last one. */
    public static final Field NEXT = Field.s32(0);

    /** Seconds since 1970, unsigned. */
    public static final Field SECONDS = Field.s32(4);

    /** Nanoseconds in that second. */
    public static final Field NANOSECONDS = Field.s32(8);

    /** Octets of the frame that are here. */
    public static final Field LENGTH = Field.s32(12);

    /** Octets the frame had. */
    public static final Field ORIGINAL_LENGTH = Field.s32(16);

    /** Status bits, those of {@link io.rawnet.linux.socket.PacketAuxiliaryData} among them. */
    public static final Field STATUS = Field.s32(20);

    /** Distance to the first octet of the frame. */
    public static final Field FIRST_OCTET = Field.u16(24);

    /** Distance to the network header. */
    public static final Field NETWORK_HEADER = Field.u16(26);

    /** Hash of the flow, unsigned. */
    public static final Field FLOW_HASH = Field.s32(28);

    /** VLAN tag control information. */
    public static final Field TAG_CONTROL_INFORMATION = Field.s32(32);

    /** VLAN tag protocol identifier. */
    public static final Field TAG_PROTOCOL_IDENTIFIER = Field.u16(36);

    private ReceivedFrameHeader() {}
}
