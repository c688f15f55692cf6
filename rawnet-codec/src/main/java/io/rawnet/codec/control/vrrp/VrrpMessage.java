package io.rawnet.codec.control.vrrp;

import io.rawnet.codec.Header;
import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;

/** A VRRP message of any version (RFC 3768, RFC 9568). Its first octet says which: four bits of version, four of type. */
public sealed interface VrrpMessage extends Header permits Vrrpv2Advertisement, Vrrpv3Advertisement, VrrpUnknown {

    /** The one type that is defined. */
    int ADVERTISEMENT = 1;

    /** {@return the version of the protocol, 0 to 15} */
    int version();

    /** {@return the type of the message, 0 to 15} */
    default int type() {
        return ADVERTISEMENT;
    }

    /**
     * Decodes the message at the buffer's position and moves the position behind it. An advertisement of version 3 reaches to
     * the buffer's limit, because only the IP header before it says how long its addresses are.
     *
     * @param in the octets
     * @return the message
     * @throws MalformedPacketException if there is no octet, or an advertisement is shorter than 8 octets or than its count says
     */
    static VrrpMessage decode(ByteBuffer in) throws MalformedPacketException {
        Wire.require("VRRP", in, VrrpUnknown.LENGTH);
        int start = in.position();
        int versionAndType = Wire.u8(in, start);
        VrrpMessage message =
                switch (versionAndType) {
                    case Vrrpv2Advertisement.VERSION << 4 | ADVERTISEMENT -> Vrrpv2Advertisement.at(in, start);
                    case Vrrpv3Advertisement.VERSION << 4 | ADVERTISEMENT -> Vrrpv3Advertisement.at(in, start);
                    default -> new VrrpUnknown(versionAndType >>> 4, versionAndType & 0x0F);
                };
        in.position(start + message.length());
        return message;
    }

    @Override
    default List<Protocol> protocolNumbers() {
        return List.of(IpProtocol.VRRP);
    }

    @Override
    default List<Violation> violations(HeaderContext context) {
        return new VrrpRules(context).violations(this);
    }
}
