package io.rawnet.codec.control.icmp;

import io.rawnet.codec.HeaderLaws;
import io.rawnet.codec.Octets;
import io.rawnet.codec.control.Echo;
import io.rawnet.codec.control.ExtendedEcho;
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
        HeaderLaws.checkLossless(IcmpHeader::decode, Octets.of(octets));
    }

    @Property
    void everyMessageOfFieldsComesBack(
            @ForAll @IntRange(max = 255) int octet,
            @ForAll @IntRange(max = 255) int other,
            @ForAll @IntRange(max = 65535) int word,
            @ForAll @IntRange(max = 65535) int checksum,
            @ForAll boolean reply) {
        HeaderLaws.checkRoundTrip(
                IcmpHeader::decode,
                new IcmpHeader(
                        reply ? IcmpHeader.ECHO_REPLY : IcmpHeader.ECHO_REQUEST,
                        octet,
                        checksum,
                        new Echo(word, other)));
        HeaderLaws.checkRoundTrip(
                IcmpHeader::decode,
                new IcmpHeader(
                        IcmpHeader.DESTINATION_UNREACHABLE,
                        octet,
                        checksum,
                        new IcmpDestinationUnreachable(other, octet ^ other, word)));
        HeaderLaws.checkRoundTrip(
                IcmpHeader::decode,
                new IcmpHeader(IcmpHeader.TIME_EXCEEDED, octet, checksum, new IcmpTimeExceeded(other, octet, word)));
        HeaderLaws.checkRoundTrip(
                IcmpHeader::decode,
                new IcmpHeader(
                        IcmpHeader.PARAMETER_PROBLEM, octet, checksum, new IcmpParameterProblem(other, octet, word)));
        HeaderLaws.checkRoundTrip(
                IcmpHeader::decode,
                new IcmpHeader(
                        reply ? IcmpHeader.TIMESTAMP_REPLY : IcmpHeader.TIMESTAMP_REQUEST,
                        octet,
                        checksum,
                        new IcmpTimestamp(word, other, word * 65537L, checksum * 65537L, word)));
        HeaderLaws.checkRoundTrip(
                IcmpHeader::decode,
                new IcmpHeader(IcmpHeader.EXTENDED_ECHO_REPLY, octet, checksum, new ExtendedEcho(word, other, octet)));
    }
}
