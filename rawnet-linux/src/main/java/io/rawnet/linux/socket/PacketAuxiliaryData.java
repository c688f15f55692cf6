package io.rawnet.linux.socket;

import java.nio.ByteBuffer;

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

    private static final int LENGTH = 4;
    private static final int TAG_CONTROL_INFORMATION = 16;
    private static final int TAG_PROTOCOL_IDENTIFIER = 18;

    private PacketAuxiliaryData() {}

    /**
     * {@return the status bits}
     *
     * @param memory where the structure is, in native byte order
     * @param offset its first octet
     */
    public static int status(ByteBuffer memory, int offset) {
        return memory.getInt(offset);
    }

    /**
     * {@return the length of the whole packet in octets}
     *
     * @param memory where the structure is, in native byte order
     * @param offset its first octet
     */
    public static int length(ByteBuffer memory, int offset) {
        return memory.getInt(offset + LENGTH);
    }

    /**
     * {@return the VLAN tag control information, 0 to 65535}
     *
     * @param memory where the structure is, in native byte order
     * @param offset its first octet
     */
    public static int tagControlInformation(ByteBuffer memory, int offset) {
        return Short.toUnsignedInt(memory.getShort(offset + TAG_CONTROL_INFORMATION));
    }

    /**
     * {@return the VLAN tag protocol identifier, 0 to 65535}
     *
     * @param memory where the structure is, in native byte order
     * @param offset its first octet
     */
    public static int tagProtocolIdentifier(ByteBuffer memory, int offset) {
        return Short.toUnsignedInt(memory.getShort(offset + TAG_PROTOCOL_IDENTIFIER));
    }
}
