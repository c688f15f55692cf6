package io.rawnet.codec.transport;

import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DccpHeaderProperties {

    @Property
    void roundTripsWithEveryFieldFree(
            @ForAll @IntRange(max = 0xFFFF) int ports,
            @ForAll @IntRange(max = 0xFF) int ccvalAndCoverage,
            @ForAll @IntRange(max = 0xFFFF) int checksum,
            @ForAll @IntRange(max = 0x7F) int reservedAndType,
            @ForAll long number,
            @ForAll boolean extended,
            @ForAll @IntRange(max = 251) int words) {
        DccpSequenceNumber sequenceNumber = extended
                ? new DccpSequenceNumber(true, (int) (number >>> 56), number & 0xFFFF_FFFF_FFFFL)
                : DccpSequenceNumber.ofShort(number & 0xFF_FFFF);
        HeaderLaws.checkRoundTrip(
                DccpHeader::decode,
                new DccpHeader(
                        ports,
                        0xFFFF - ports,
                        ccvalAndCoverage >>> 4,
                        ccvalAndCoverage & 15,
                        checksum,
                        reservedAndType >>> 4,
                        reservedAndType & 15,
                        sequenceNumber,
                        Octets.of(new byte[words * 4])));
    }

    @Property
    void keepsAnyOctets(@ForAll @Size(max = 60) byte[] octets) {
        HeaderLaws.checkLossless(DccpHeader::decode, Octets.of(octets));
    }

    @Property
    void keepsAnyOctetsBehindAShortDataOffset(
            @ForAll @Size(min = 12, max = 60) byte[] octets, @ForAll @IntRange(max = 15) int dataOffset) {
        byte[] mutated = octets.clone();
        mutated[4] = (byte) dataOffset;
        HeaderLaws.checkLossless(DccpHeader::decode, Octets.of(mutated));
    }
}
