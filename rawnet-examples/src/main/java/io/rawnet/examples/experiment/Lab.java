package io.rawnet.examples.experiment;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import java.time.Duration;

/**
 * Where an experiment is made: this host, a peer host, and a cable between them that no other packet travels on.
 *
 * @param network the network; the experiment's thread is its local host
 */
public record Lab(PrivateNetwork network) {
    /** How long to wait for a packet that should come. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    /** How long to wait for a packet that should not come. */
    public static final Duration MOMENT = Duration.ofMillis(250);

    /** More octets than any packet on the cable has. */
    public static final int ROOM = 2000;

    /** {@return this host} */
    public Host local() {
        return network.local();
    }

    /** {@return the host at the other end of the cable} */
    public Host peer() {
        return network.peer();
    }

    /** {@return this host's address} */
    public Ipv4Address localAddress() {
        return Ipv4Address.of(local().ipv4Address());
    }

    /** {@return the peer's address} */
    public Ipv4Address peerAddress() {
        return Ipv4Address.of(peer().ipv4Address());
    }

    /** {@return this host's IPv6 address} */
    public Ipv6Address localIpv6Address() {
        return Ipv6Address.of(local().attachments().get(0).ipv6Address());
    }

    /** {@return this host's Ethernet address} */
    public MacAddress localMac() {
        return MacAddress.of(local().hardwareAddress());
    }

    /** {@return the peer's Ethernet address} */
    public MacAddress peerMac() {
        return MacAddress.of(peer().hardwareAddress());
    }
}
