package io.rawnet.codec.number;

import io.rawnet.codec.Protocol;
import io.rawnet.codec.internal.Range;
import java.util.Map;

/**
 * An address in the header of IEEE 802.2 Logical Link Control: which protocol above sends or is to receive the frame.
 *
 * <p>The lowest bit is not part of the address proper: in a destination it says that the address is a group, in a source
 * that the frame is a response. The constants have it clear.
 *
 * @param number the octet, 0 to 255
 */
public record LlcSap(int number) implements Protocol {

    /** Spanning tree (IEEE 802.1D). */
    public static final LlcSap SPANNING_TREE = new LlcSap(0x42);

    /** Subnetwork Access Protocol: an organization's own number follows (IEEE 802). */
    public static final LlcSap SNAP = new LlcSap(0xaa);

    /** Novell IPX. */
    public static final LlcSap IPX = new LlcSap(0xe0);

    /** NetBIOS. */
    public static final LlcSap NETBIOS = new LlcSap(0xf0);

    /** ISO network layer protocols, IS-IS among them (ISO/IEC TR 9577). */
    public static final LlcSap ISO_NETWORK_LAYER = new LlcSap(0xfe);

    private static final Map<Integer, String> NAMES =
            Map.of(0x42, "spanning tree", 0xaa, "SNAP", 0xe0, "IPX", 0xf0, "NetBIOS", 0xfe, "ISO network layer");

    public LlcSap {
        Range.u8("LlcSap", number);
    }

    /** {@return the name where there is a constant, else the number} */
    @Override
    public String toString() {
        String name = NAMES.get(number);
        return name != null ? name : String.format("0x%02x", number);
    }
}
