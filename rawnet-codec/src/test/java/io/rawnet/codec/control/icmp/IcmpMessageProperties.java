package io.rawnet.codec.control.icmp;

import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class IcmpMessageProperties {

    @Property
    void everyMessageIsReadLosslesslyOrRefused(
            @ForAll @IntRange(max = 44) int type, @ForAll @Size(max = 40) byte[] rest) {
        byte[] octets = new byte[1 + rest.length];
        octets[0] = (byte) type;
        System.arraycopy(rest, 0, octets, 1, rest.length);
        HeaderLaws.checkLossless(IcmpMessage::decode, Octets.of(octets));
    }

    @Property
    void everyMessageOfFieldsComesBack(
            @ForAll @IntRange(max = 255) int octet,
            @ForAll @IntRange(max = 255) int other,
            @ForAll @IntRange(max = 65535) int word,
            @ForAll @IntRange(max = 65535) int checksum,
            @ForAll boolean reply) {
        HeaderLaws.checkRoundTrip(IcmpMessage::decode, new IcmpEcho(reply, octet, checksum, word, other));
        HeaderLaws.checkRoundTrip(
                IcmpMessage::decode, new IcmpDestinationUnreachable(octet, checksum, other, octet ^ other, word));
        HeaderLaws.checkRoundTrip(IcmpMessage::decode, new IcmpTimeExceeded(octet, checksum, other, octet, word));
        HeaderLaws.checkRoundTrip(IcmpMessage::decode, new IcmpParameterProblem(octet, checksum, other, octet, word));
        HeaderLaws.checkRoundTrip(
                IcmpMessage::decode,
                new IcmpTimestamp(reply, octet, checksum, word, other, word * 65537L, checksum * 65537L, word));
        HeaderLaws.checkRoundTrip(IcmpMessage::decode, new IcmpExtendedEchoReply(octet, checksum, word, other, octet));
    }
}
