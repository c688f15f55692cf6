package io.rawnet.codec.network;

import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.internal.element.ElementFormat;
import io.rawnet.codec.internal.element.OptionHeading;
import io.rawnet.codec.network.Ipv6Option.HomeAddress;
import io.rawnet.codec.network.Ipv6Option.JumboPayload;
import io.rawnet.codec.network.Ipv6Option.Pad1;
import io.rawnet.codec.network.Ipv6Option.PadN;
import io.rawnet.codec.network.Ipv6Option.RouterAlert;
import io.rawnet.codec.network.Ipv6Option.TunnelEncapsulationLimit;

/** The option types that have a Java type of their own, each with the data that suits it. */
final class Ipv6OptionTypes {

    static final ElementFormat<Ipv6Option> FORMAT = new ElementFormat<Ipv6Option>(
                    OptionHeading.IPV6, Ipv6Option.Unknown::new, Ipv6Option.Malformed::new)
            .with(Ipv6Option.PAD_1, Pad1.class, 0, data -> new Pad1())
            .with(Ipv6Option.PAD_N, PadN.class, PadN::new)
            .number(
                    Ipv6Option.TUNNEL_ENCAPSULATION_LIMIT,
                    TunnelEncapsulationLimit.class,
                    1,
                    TunnelEncapsulationLimit::new,
                    TunnelEncapsulationLimit::limit)
            .number(Ipv6Option.ROUTER_ALERT, RouterAlert.class, 2, RouterAlert::new, RouterAlert::value)
            .number32(Ipv6Option.JUMBO_PAYLOAD, JumboPayload.class, JumboPayload::new, JumboPayload::payloadLength)
            .octets(
                    Ipv6Option.HOME_ADDRESS,
                    HomeAddress.class,
                    data -> data.size() == Ipv6Address.LENGTH,
                    data -> new HomeAddress(Ipv6Address.at(data.buffer(), 0)),
                    home -> home.address().octets());

    private Ipv6OptionTypes() {}
}
