package io.rawnet.examples.tool.listen;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.number.IpProtocol;
import java.net.ProtocolFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What to listen for.
 *
 * @param protocols the protocol in each version of IP to listen to
 * @param interfaceName the only interface to listen on
 * @param address the only address of this host to listen for
 * @param withIpHeader whether packets begin with their IP header; IPv4 only
 * @param count how many packets; empty for no end
 */
public record ListenSettings(
        Map<ProtocolFamily, IpProtocol> protocols,
        Optional<String> interfaceName,
        Optional<IpAddress> address,
        boolean withIpHeader,
        OptionalLong count) {

    public ListenSettings {
        protocols = Map.copyOf(protocols);
    }

    /** {@return the versions of IP} */
    List<ProtocolFamily> families() {
        return List.copyOf(protocols.keySet());
    }
}
