package io.rawnet.codec.packet;

import io.rawnet.codec.Header;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import java.nio.ByteBuffer;

/** An IP packet that nothing announces: its first four bits tell the version. */
final class IpByVersion {

    private IpByVersion() {}

    static Header decode(ByteBuffer in) throws MalformedPacketException {
        Wire.require("IP", in, 1);
        int version = Wire.u8(in, in.position()) >>> 4;
        return switch (version) {
            case 4 -> Ipv4Header.decode(in);
            case 6 -> Ipv6Header.decode(in);
            default ->
                throw MalformedPacketException.because(
                        "IP", 0, "version is " + version, Ipv4Header.MIN_LENGTH, in.remaining());
        };
    }
}
