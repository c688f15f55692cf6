package io.rawnet.codec.link.lldp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Range;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Wire;

/**
 * Information in a format that an organization has defined, type 127 (IEEE 802.1AB-2016 clause 8.6).
 *
 * @param organization the Organizationally Unique Identifier of the organization, 0 to 2^24-1, for instance {@link #IEEE_802_1}
 * @param subtype the organization's number of the format, 0 to 255
 * @param information the contents, at most 507 octets
 */
public record OrganizationallySpecific(int organization, int subtype, Octets information) implements LldpTlv {

    /** IEEE 802.1: VLANs, priorities and data center bridging (IEEE 802.1Q annex D). */
    public static final int IEEE_802_1 = 0x0080c2;

    /** IEEE 802.3: media, power and frame size (IEEE 802.3 clause 79). */
    public static final int IEEE_802_3 = 0x00120f;

    /** The Telecommunications Industry Association: LLDP-MED (TIA-1057). */
    public static final int TIA = 0x0012bb;

    static final int TYPE = 127;

    static final int FIXED_LENGTH = 4;

    public OrganizationallySpecific {
        Range.check("organization", organization, 0xFF_FFFF);
        Range.u8("subtype", subtype);
        Range.check("information length", information.size(), MAX_VALUE - FIXED_LENGTH);
    }

    static OrganizationallySpecific read(int type, Octets value) {
        return new OrganizationallySpecific(
                Wire.u24(value.buffer(), 0), value.get(3), value.slice(FIXED_LENGTH, value.size()));
    }

    @Override
    public Octets value() {
        return TypeLengthValue.value(
                FIXED_LENGTH + information.size(), out -> information.encode(out.putInt(organization << 8 | subtype)));
    }

    /** {@return for instance {@code 0x0080c2-1 0x0064}: organization, subtype and information} */
    @Override
    public String toString() {
        return TypeLengthValue.text(String.format("0x%06x-%d", organization, subtype), information);
    }
}
