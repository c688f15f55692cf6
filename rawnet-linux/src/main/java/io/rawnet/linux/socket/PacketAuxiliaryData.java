package io.rawnet.linux.socket;

import io.rawnet.linux.memory.Field;

/**
 * {@code struct tpacket_auxdata} (packet(7), PACKET_AUXDATA), read where it lies.
 * <pre>
 * offset
 *      0  status, TP_STATUS_… bits, u32
 *      4  length of the packet, u32
 *      8  length of what was captured, u32
 *     12  offset of the link-layer header, u16
 *     14  offset of the network header, u16
 *     16  VLAN tag control information, u16
 *     18  VLAN tag protocol identifier, u16
 * </pre>
 */
public final class PacketAuxiliaryData {

    /** Octets of the structure. */
    public static final int SIZE = 20;

    /** Status: the transport checksum is still to be computed. */
    public static final int TP_STATUS_CSUMNOTREADY = 1 << 3;

    /** Status: the VLAN tag control information counts. */
    public static final int TP_STATUS_VLAN_VALID = 1 << 4;

    /** Status: the VLAN tag protocol identifier counts. */
    public static final int TP_STATUS_VLAN_TPID_VALID = 1 << 6;

    /** Status: the transport checksum was found right. */
    public static final int TP_STATUS_CSUM_VALID = 1 << 7;

    /** Status bits. */
    public static final Field STATUS = Field.s32(0);

    /** Octets of the whole packet. */
    public static final Field LENGTH = Field.s32(4);

    /** VLAN tag control information. */
    public static final Field TAG_CONTROL_INFORMATION = Field.u16(16);

    /** VLAN tag protocol identifier. */
    public static final Field TAG_PROTOCOL_IDENTIFIER = Field.u16(18);

    private PacketAuxiliaryData() {}
}
