package io.rawnet.codec.network;

import io.rawnet.codec.Header;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.number.IpProtocol;
import java.util.Optional;

/**
 * A header that stands between IP header and transport and begins with the number of the next one (RFC 8200 section 4,
 * RFC 6564).
 */
public sealed interface ExtensionHeader extends Header
        permits AuthenticationHeader, FragmentHeader, MobilityHeader, OptionsHeader, RoutingHeader {

    /** {@return what follows this header} */
    IpProtocol nextHeader();

    /** {@return what follows this header; empty if the next header is "no next header" (RFC 8200 section 4.7)} */
    @Override
    default Optional<Protocol> nextProtocol() {
        return nextHeader().equals(IpProtocol.NO_NEXT_HEADER) ? Optional.empty() : Optional.of(nextHeader());
    }
}
