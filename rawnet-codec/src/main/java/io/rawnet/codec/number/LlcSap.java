package io.rawnet.codec.number;

import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.NumberNames;
import io.rawnet.codec.internal.Range;

/**
 * An address in the header of IEEE 802.2 Logical Link Control: the protocol that sends or receives the frame.
 *
 * <p>The lowest bit is not part of the address proper: in a destination it says that the address is a group, in a source
 * that the frame is a response. The constants have it clear.
 *
 * @param number the octet, 0 to 255
 */
public record LlcSap(int number) implements Protocol {

    private static final NumberNames NAMES = new NumberNames("0x%02x");

    /** Spanning tree (IEEE 802.1D). */
    public static final LlcSap SPANNING_TREE = new LlcSap(NAMES.named(0x42, "spanning tree"));

    /** Subnetwork Access Protocol: an organization's own number follows (IEEE 802). */
    public static final LlcSap SNAP = new LlcSap(NAMES.named(0xaa, "SNAP"));

    /** Novell IPX. */
    public static final LlcSap IPX = new LlcSap(NAMES.named(0xe0, "IPX"));

    /** NetBIOS. */
    public static final LlcSap NETBIOS = new LlcSap(NAMES.named(0xf0, "NetBIOS"));

    /** ISO network layer protocols, IS-IS among them (ISO/IEC TR 9577). */
    public static final LlcSap ISO_NETWORK_LAYER = new LlcSap(NAMES.named(0xfe, "ISO network layer"));

    public LlcSap {
        Range.u8("LlcSap", number);
    }

    /** {@return the name where there is a constant, else the number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
