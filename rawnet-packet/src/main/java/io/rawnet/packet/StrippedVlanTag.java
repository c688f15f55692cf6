package io.rawnet.packet;

import io.rawnet.codec.number.EtherType;

/**
 * A VLAN tag that the network card or the kernel took out of a frame before the program saw it (IEEE 802.1Q clause 9.6).
 *
 * @param tagProtocol which kind of tag, {@link EtherType#VLAN} or {@link EtherType#SERVICE_VLAN}
 * @param tagControlInformation priority, drop eligibility and VLAN identifier, 0 to 65535
 */
public record StrippedVlanTag(EtherType tagProtocol, int tagControlInformation) {

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
}
