package io.rawnet.codec.link.lldp;

import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.internal.element.ElementFormat;
import io.rawnet.codec.internal.element.Heading;
import io.rawnet.codec.link.lldp.LldpTlv.EndOfLldpdu;
import io.rawnet.codec.link.lldp.LldpTlv.TimeToLive;
import java.nio.ByteBuffer;

/** Type and length of a TLV, of 7 and 9 bits, and the types that have a record of their own. */
final class LldpFormat implements Heading {

    private static final LldpFormat HEADING = new LldpFormat();

    static final ElementFormat<LldpTlv> TLV = new ElementFormat<LldpTlv>(
                    HEADING, LldpTlv.Unknown::new, LldpTlv.Malformed::new)
            .with(EndOfLldpdu.TYPE, EndOfLldpdu.class, EndOfLldpdu::new)
            .with(LldpIdentifier.CHASSIS, LldpIdentifier.class, value -> !value.isEmpty(), LldpIdentifier::read)
            .with(LldpIdentifier.PORT, LldpIdentifier.class, value -> !value.isEmpty(), LldpIdentifier::read)
            .with(
                    TimeToLive.TYPE,
                    TimeToLive.class,
                    value -> value.size() >= TimeToLive.LENGTH_OF_SECONDS,
                    TimeToLive::read)
            .with(LldpText.PORT_DESCRIPTION, LldpText.class, value -> true, LldpText::new)
            .with(LldpText.SYSTEM_NAME, LldpText.class, value -> true, LldpText::new)
            .with(LldpText.SYSTEM_DESCRIPTION, LldpText.class, value -> true, LldpText::new)
            .number32(
                    SystemCapabilities.TYPE,
                    SystemCapabilities.class,
                    bits -> new SystemCapabilities((int) bits >>> 16, (int) bits & 0xFFFF),
                    tlv -> (long) tlv.capabilities() << 16 | tlv.enabled())
            .with(ManagementAddress.TYPE, ManagementAddress.class, ManagementAddress::suits, ManagementAddress::read)
            .with(
                    OrganizationallySpecific.TYPE,
                    OrganizationallySpecific.class,
                    value -> value.size() >= OrganizationallySpecific.FIXED_LENGTH,
                    OrganizationallySpecific::read);

    private LldpFormat() {}

    /**
     * {@return the index behind the last TLV of the data unit at an index: behind its end, or the buffer's limit where there is
     * none or a TLV is malformed}
     */
    static int end(ByteBuffer in, int start) {
        int index = start;
        boolean ended = false;
        while (index < in.limit() && !ended) {
            int length = HEADING.lengthAt(in, index);
            ended = length == 0 || length > in.limit() - index || HEADING.ends(HEADING.typeAt(in, index));
            index = length == 0 ? in.limit() : Math.min(in.limit(), index + length);
        }
        return index;
    }

    @Override
    public int lengthAt(ByteBuffer in, int index) {
        return in.limit() - index < LldpTlv.HEADER_LENGTH
                ? 0
                : LldpTlv.HEADER_LENGTH + (Wire.u16(in, index) & LldpTlv.MAX_VALUE);
    }

    @Override
    public int typeAt(ByteBuffer in, int index) {
        return Wire.u8(in, index) >> 1;
    }

    @Override
    public int size(int type) {
        return LldpTlv.HEADER_LENGTH;
    }

    @Override
    public void put(ByteBuffer out, int index, int type, int length) {
        Wire.put16(out, index, type << 9 | length - LldpTlv.HEADER_LENGTH);
    }

    @Override
    public boolean ends(int type) {
        return type == EndOfLldpdu.TYPE;
    }
}
