package io.rawnet.codec.control.ndp;

import io.rawnet.codec.Octets;
import io.rawnet.codec.internal.Wire;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Finds the options in a string of octets. */
final class NdpOptionParser {

    private NdpOptionParser() {}

    /** {@return the options in order; encoded one after the other they give the same octets} */
    static List<NdpOption> parse(Octets octets) {
        List<NdpOption> options = new ArrayList<>();
        int index = 0;
        while (index < octets.size()) {
            int length = index + 1 < octets.size() ? octets.get(index + 1) * NdpOption.UNIT : 0;
            if (length == 0 || index + length > octets.size()) {
                options.add(new NdpOption.Malformed(octets.slice(index, octets.size())));
                break;
            }
            options.add(of(octets.get(index), octets.slice(index + NdpOption.HEADER_LENGTH, index + length)));
            index += length;
        }
        return List.copyOf(options);
    }

    private static NdpOption of(int type, Octets data) {
        ByteBuffer in = data.buffer();
        int units = (NdpOption.HEADER_LENGTH + data.size()) / NdpOption.UNIT;
        switch (type) {
            case LinkLayerAddress.SOURCE, LinkLayerAddress.TARGET:
                return new LinkLayerAddress(type == LinkLayerAddress.TARGET, data);
            case PrefixInformation.TYPE:
                return units == 4 ? PrefixInformation.of(in) : new NdpOption.Unknown(type, data);
            case NdpOption.RedirectedHeader.TYPE:
                return new NdpOption.RedirectedHeader(data.slice(0, 6), data.slice(6, data.size()));
            case NdpOption.Mtu.TYPE:
                return units == 1
                        ? new NdpOption.Mtu(Wire.u16(in, 0), Wire.u32(in, 2))
                        : new NdpOption.Unknown(type, data);
            case NdpOption.Nonce.TYPE:
                return new NdpOption.Nonce(data);
            case RouteInformation.TYPE:
                return units <= 3 ? RouteInformation.of(data) : new NdpOption.Unknown(type, data);
            case RecursiveDnsServers.TYPE:
                return units >= 3 && units % 2 == 1 ? RecursiveDnsServers.of(in) : new NdpOption.Unknown(type, data);
            case DnsSearchList.TYPE:
                return units >= 2 ? DnsSearchList.of(data) : new NdpOption.Unknown(type, data);
            case Nat64Prefix.TYPE:
                return units == 2 ? Nat64Prefix.of(data) : new NdpOption.Unknown(type, data);
            default:
                return new NdpOption.Unknown(type, data);
        }
    }
}
