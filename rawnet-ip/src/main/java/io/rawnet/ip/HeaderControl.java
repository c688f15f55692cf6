package io.rawnet.ip;

import io.rawnet.codec.network.Ipv4Header;
import java.util.Optional;
import java.util.OptionalInt;

/** What an IP header tells without being asked for. */
final class HeaderControl {
    private HeaderControl() {}

    static ControlMessage of(Ipv4Header header, ControlMessage asked) {
        return new ControlMessage(
                OptionalInt.of(header.timeToLive()),
                OptionalInt.of(header.dscp() << 2 | header.ecn()),
                asked.source(),
                Optional.of(header.destination()),
                asked.interfaceIndex(),
                asked.pathMtu(),
                asked.timestamp(),
                asked.dropCount());
    }
}
