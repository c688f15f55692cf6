package io.rawnet.examples.tour.lab;

import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Where an experiment is made: this host, a peer host, and a cable between them that no other packet travels on.
 *
 * @param network the network; the experiment's thread is its local host
 */
public record Lab(PrivateNetwork network) {
    /** How long to wait for a packet that should come. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

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

    /**
     * {@return a program that has been started on this host}
     *
     * @param notes where to note what it prints
     * @param program its class, with a main method
     * @param arguments its arguments
     * @throws Exception if it cannot be started
     */
    public Running start(Notes notes, Class<?> program, Object... arguments) throws Exception {
        return Running.start(local(), "", notes, program, words(arguments));
    }

    /**
     * {@return a program that has been started on the peer}
     *
     * @param notes where to note what it prints
     * @param program its class, with a main method
     * @param arguments its arguments
     * @throws Exception if it cannot be started
     */
    public Running startAtPeer(Notes notes, Class<?> program, Object... arguments) throws Exception {
        return Running.start(peer(), "the peer: ", notes, program, words(arguments));
    }

    private static String[] words(Object... arguments) {
        return Stream.of(arguments).map(Object::toString).toArray(String[]::new);
    }
}
