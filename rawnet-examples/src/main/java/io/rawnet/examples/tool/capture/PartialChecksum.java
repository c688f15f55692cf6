package io.rawnet.examples.tool.capture;

import io.rawnet.codec.ChecksumState;
import io.rawnet.codec.Header;
import io.rawnet.codec.InternetChecksum;
import io.rawnet.codec.PseudoHeader;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.LayerChecksum;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.UdpHeader;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What a host writes where the network card is to put the checksum of TCP or UDP: the sum of the pseudo header. A packet that was captured before it
 * left its host has it. One that was damaged on its way has it by chance, once in 65,535 times.
 */
final class PartialChecksum {
    private static final int COMPLEMENT = 0xFFFF;

    private PartialChecksum() {}

    /** {@return whether the first wrong checksum of TCP or UDP is one that the network card was to complete} */
    static boolean isIn(LinkType linkType, ByteBuffer octets) {
        Packet packet = Packet.decode(linkType, octets.duplicate());
        return packet.checksums().stream()
                .filter(checksum -> checksum.state().verdict() == ChecksumState.Verdict.INVALID)
                .filter(checksum -> protocol(checksum.header()).isPresent())
                .findFirst()
                .filter(checksum -> isPartial(checksum, packet))
                .isPresent();
    }

    private static boolean isPartial(LayerChecksum checksum, Packet packet) {
        List<Header> headers = packet.headers();
        Optional<PseudoHeader> pseudoHeader = Optional.empty();
        int length = packet.payload().size();
        boolean inside = false;
        for (Header header : headers) {
            inside |= header == checksum.header();
            if (inside) {
                length += header.length();
            } else {
                pseudoHeader = header.pseudoHeader(pseudoHeader);
            }
        }
        int protocol = protocol(checksum.header()).orElseThrow().number();
        int covered = length;
        return pseudoHeader
                .map(pseudo -> InternetChecksum.finish(pseudo.sum(protocol, covered)) ^ COMPLEMENT)
                .filter(sum -> sum == checksum.state().found())
                .isPresent();
    }

    private static Optional<IpProtocol> protocol(Header header) {
        if (header instanceof TcpHeader) {
            return Optional.of(IpProtocol.TCP);
        }
        return header instanceof UdpHeader ? Optional.of(IpProtocol.UDP) : Optional.empty();
    }
}
