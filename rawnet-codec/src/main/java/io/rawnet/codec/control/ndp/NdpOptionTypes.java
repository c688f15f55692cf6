package io.rawnet.codec.control.ndp;

import io.rawnet.codec.control.ndp.NdpOption.Mtu;
import io.rawnet.codec.control.ndp.NdpOption.RedirectedHeader;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.internal.element.ElementFormat;
import io.rawnet.codec.internal.element.OptionHeading;

/** The option types that have a Java type of their own, each with the data that suits it. */
final class NdpOptionTypes {

    static final ElementFormat<NdpOption> FORMAT = new ElementFormat<NdpOption>(
                    OptionHeading.NEIGHBOR_DISCOVERY, NdpOption.Unknown::new, NdpOption.Malformed::new)
            .with(LinkLayerAddress.SOURCE, LinkLayerAddress.class, data -> new LinkLayerAddress(false, data))
            .with(LinkLayerAddress.TARGET, LinkLayerAddress.class, data -> new LinkLayerAddress(true, data))
            .with(3, PrefixInformation.class, 30, PrefixInformation::of)
            .with(4, RedirectedHeader.class, data -> new RedirectedHeader(data.slice(0, 6), data.slice(6, data.size())))
            .with(5, Mtu.class, 6, data -> new Mtu(Wire.u16(data, 0), Wire.u32(data, 2)))
            .with(14, NdpOption.Nonce.class, NdpOption.Nonce::new)
            .with(24, RouteInformation.class, data -> data.size() <= 22, (type, data) -> RouteInformation.of(data))
            .with(
                    25,
                    RecursiveDnsServers.class,
                    data -> data.size() >= 22 && data.size() % 16 == 6,
                    (type, data) -> RecursiveDnsServers.of(data.buffer()))
            .with(31, DnsSearchList.class, data -> data.size() >= 14, (type, data) -> DnsSearchList.of(data))
            .with(38, Nat64Prefix.class, data -> data.size() == 14, (type, data) -> Nat64Prefix.of(data));

    private NdpOptionTypes() {}
}
