package io.rawnet.codec.network;

import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.internal.Elements;
import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.internal.element.ElementFormat;
import io.rawnet.codec.internal.element.OptionHeading;
import io.rawnet.codec.network.Ipv4Option.EndOfOptionList;
import io.rawnet.codec.network.Ipv4Option.NoOperation;
import io.rawnet.codec.network.Ipv4Option.RouterAlert;
import io.rawnet.codec.network.Ipv4Option.Security;
import io.rawnet.codec.network.Ipv4Option.StreamIdentifier;
import io.rawnet.codec.network.Ipv4RouteOption.LooseSourceRoute;
import io.rawnet.codec.network.Ipv4RouteOption.RecordRoute;
import io.rawnet.codec.network.Ipv4RouteOption.StrictSourceRoute;
import java.util.List;
import java.util.function.Predicate;

/** The option types that have a Java type of their own, each with the data that suits it. */
final class Ipv4OptionTypes {

    /** A pointer, and whole addresses. */
    private static final Predicate<Octets> ROUTE = data -> data.size() % Ipv4Address.LENGTH == 1;

    static final ElementFormat<Ipv4Option> FORMAT = new ElementFormat<Ipv4Option>(
                    OptionHeading.IPV4_AND_TCP, Ipv4Option.Unknown::new, Ipv4Option.Malformed::new)
            .with(Ipv4Option.END_OF_OPTION_LIST, EndOfOptionList.class, 0, data -> new EndOfOptionList())
            .with(Ipv4Option.NO_OPERATION, NoOperation.class, 0, data -> new NoOperation())
            .with(
                    Ipv4Option.RECORD_ROUTE,
                    RecordRoute.class,
                    ROUTE,
                    (type, data) -> new RecordRoute(data.get(0), addresses(data)))
            .with(
                    Ipv4Option.TIMESTAMP,
                    Ipv4TimestampOption.class,
                    Ipv4TimestampOption::suits,
                    Ipv4TimestampOption::read)
            .with(
                    Ipv4Option.SECURITY,
                    Security.class,
                    data -> !data.isEmpty(),
                    (type, data) -> new Security(data.get(0), data.slice(1, data.size())))
            .with(
                    Ipv4Option.LOOSE_SOURCE_ROUTE,
                    LooseSourceRoute.class,
                    ROUTE,
                    (type, data) -> new LooseSourceRoute(data.get(0), addresses(data)))
            .with(
                    Ipv4Option.STREAM_IDENTIFIER,
                    StreamIdentifier.class,
                    2,
                    data -> new StreamIdentifier(Wire.u16(data, 0)))
            .with(
                    Ipv4Option.STRICT_SOURCE_ROUTE,
                    StrictSourceRoute.class,
                    ROUTE,
                    (type, data) -> new StrictSourceRoute(data.get(0), addresses(data)))
            .with(Ipv4Option.ROUTER_ALERT, RouterAlert.class, 2, data -> new RouterAlert(Wire.u16(data, 0)));

    private Ipv4OptionTypes() {}

    private static List<Ipv4Address> addresses(Octets data) {
        return Elements.between(data.buffer(), 1, data.size(), Ipv4Address.LENGTH, Ipv4Address::at);
    }
}
