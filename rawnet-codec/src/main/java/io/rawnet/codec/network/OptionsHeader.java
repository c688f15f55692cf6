package io.rawnet.codec.network;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Violations;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A header that is a list of options (RFC 8200 sections 4.2, 4.3 and 4.6).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +---------------+---------------+-------------------------------+
 * |  Next Header  |  Hdr Ext Len  |          Options ...          |
 * +---------------+---------------+-------------------------------+
 * </pre>
 */
public sealed interface OptionsHeader extends ExtensionHeader permits HopByHopOptionsHeader, DestinationOptionsHeader {

    /** {@return the options with their padding} */
    Ipv6Options options();

    @Override
    default int length() {
        return 2 + options().length();
    }

    @Override
    default void encode(ByteBuffer out) {
        options().octets().encode(out, Extensions.claim(out, this) + 2);
    }

    @Override
    default List<Violation> violations(HeaderContext context) {
        Violations found = Extensions.violations(context);
        boolean hopByHop = this instanceof HopByHopOptionsHeader;
        boolean alerted = false;
        int offset = 2;
        for (Ipv6Option option : options().list()) {
            boolean alert = option instanceof Ipv6Option.RouterAlert;
            boolean padding = option instanceof Ipv6Option.PadN && option.data().sum() != 0;
            boolean home = option instanceof Ipv6Option.HomeAddress;
            boolean limit = option instanceof Ipv6Option.TunnelEncapsulationLimit;
            if (option instanceof Ipv6Option.Malformed) {
                int length = offset + TypeLengthValue.blamed(1, option.length());
                found.add("RFC 8200 4.2", length, "the length of option " + option.type() + " does not fit");
            } else if (alert && (alerted || !hopByHop)) {
                found.add("RFC 2711 2.1", offset, "router alert appears twice or outside hop-by-hop options");
            } else if (option instanceof Ipv6Option.JumboPayload jumbo) {
                long length = jumbo.payloadLength();
                String tooShort = "jumbo payload of " + length + " octets is not over 65535";
                found.addIf(!hopByHop, "RFC 2675 2", offset, "jumbo payload is not among hop-by-hop options");
                found.addIf(length <= 0xFFFF, "RFC 2675 3", offset + 2, tooShort);
            }
            found.addIf(padding, "RFC 8200 4.2", offset + 2, "padding is not 0");
            found.addIf(home && hopByHop, "RFC 6275 6.3", offset, "home address among hop-by-hop options");
            found.addIf(limit && hopByHop, "RFC 2473 4.1.1", offset, "tunnel limit among hop-by-hop options");
            alerted |= alert;
            offset += option.length();
        }
        return found.list();
    }
}
