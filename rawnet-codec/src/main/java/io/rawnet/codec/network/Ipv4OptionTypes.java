package io.rawnet.codec.network;

import io.rawnet.codec.internal.element.ElementFormat;
import io.rawnet.codec.internal.element.OptionHeading;
import io.rawnet.codec.network.Ipv4Option.EndOfOptionList;
import io.rawnet.codec.network.Ipv4Option.NoOperation;
import io.rawnet.codec.network.Ipv4Option.RouterAlert;
import io.rawnet.codec.network.Ipv4Option.Security;
import io.rawnet.codec.network.Ipv4Option.StreamIdentifier;
import java.util.List;

/** The option types that have a Java type of their own, each with the data that suits it. */
final class Ipv4OptionTypes {

    static final ElementFormat<Ipv4Option> FORMAT = new ElementFormat<Ipv4Option>(
                    OptionHeading.IPV4_AND_TCP, Ipv4Option.Unknown::new, Ipv4Option.Malformed::new)
            .with(Ipv4Option.END_OF_OPTION_LIST, EndOfOptionList.class, 0, data -> new EndOfOptionList())
            .with(Ipv4Option.NO_OPERATION, NoOperation.class, 0, data -> new NoOperation())
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
            .number(
                    Ipv4Option.STREAM_IDENTIFIER,
                    StreamIdentifier.class,
                    2,
                    StreamIdentifier::new,
                    StreamIdentifier::identifier)
            .number(Ipv4Option.ROUTER_ALERT, RouterAlert.class, 2, RouterAlert::new, RouterAlert::value);

    static {
        for (Ipv4RouteOption.Kind kind : Ipv4RouteOption.Kind.values()) {
            FORMAT.with(
                    kind.type(),
                    Ipv4RouteOption.class,
                    Ipv4RouteOption::suits,
                    (type, data) -> Ipv4RouteOption.read(kind, data));
        }
    }

    private Ipv4OptionTypes() {}

    /**
     * {@return the text of an option with slots, with a bar before the slot that the next host fills in}
     *
     * @param name the name of the option
     * @param slots the slots
     * @param size the length of a slot in octets
     * @param next the octets from the first slot to that of the next host
     */
    static String text(String name, List<?> slots, int size, int next) {
        StringBuilder text = new StringBuilder(name);
        for (int i = 0; i < slots.size(); i++) {
            text.append(i * size == next ? " |" : " ").append(slots.get(i));
        }
        return text.toString();
    }
}
