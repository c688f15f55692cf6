package io.rawnet.testkit;

import io.rawnet.linux.network.Interface;
import io.rawnet.linux.network.InterfaceAddress;
import io.rawnet.linux.network.Interfaces;
import io.rawnet.linux.network.NetworkChanges;
import io.rawnet.linux.network.NetworkNamespace;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Lays the cables of a {@link PrivateNetwork} and gives out addresses and routes. */
final class Cabling {
    private static final int IPV4_PREFIX = 24;
    private static final int IPV6_PREFIX = 64;
    private static final byte NEAR = 1;
    private static final byte FAR = 2;
    private static final int FIRST_INDEX = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * Joins two hosts; what this tells them of their interfaces is found when they are up. Each interface has an index of its own in
     * the whole network: ends of a cable with the same index come up late.
     */
    void join(Host near, Host far, int cable) throws IOException {
        join(near, far, cable, name -> attach(name, cable, NEAR), name -> attach(name, cable, FAR));
    }

    /** Joins two hosts to a bridge host between them, whose interfaces get no addresses; the two are on one network, number 0. */
    void joinThrough(Host near, Host bridge, Host far) throws IOException {
        join(near, bridge, 0, name -> attach(name, 0, NEAR), Cabling::attachWithoutAddresses);
        join(bridge, far, 1, Cabling::attachWithoutAddresses, name -> attach(name, 0, FAR));
    }

    private void join(Host near, Host far, int cable, End nearEnd, End farEnd) throws IOException {
        String nearName = "eth" + near.attachments().size();
        int nearIndex = FIRST_INDEX + 2 * cable;
        String farName = "eth" + far.attachments().size();
        try (NetworkNamespace farNamespace = Checked.call(() -> far.call(NetworkNamespace::current))) {
            in(near, changes -> changes.addVethPair(nearName, nearIndex, farName, nearIndex + 1, farNamespace));
        }
        near.attach(Checked.call(() -> near.call(() -> nearEnd.attach(nearName))));
        far.attach(Checked.call(() -> far.call(() -> farEnd.attach(farName))));
        Checked.call(() -> near.call(() -> awaitOperation(nearIndex)));
        Checked.call(() -> far.call(() -> awaitOperation(nearIndex + 1)));
    }

    /** Lets routers forward, and everybody find every network. */
    void route(List<Host> hosts) throws IOException {
        int last = hosts.size() - 1;
        for (int position = 0; position <= last; position++) {
            Host host = hosts.get(position);
            if (position > 0 && position < last) {
                Checked.call(() -> host.call(Cabling::forward));
            }
            for (int cable = 0; cable < last; cable++) {
                if (cable < position - 1) {
                    routeTo(host, cable, position - 1, NEAR);
                } else if (cable > position) {
                    routeTo(host, cable, position, FAR);
                }
            }
        }
    }

    private static void routeTo(Host host, int cable, int over, byte end) throws IOException {
        in(host, changes -> {
            changes.addRoute(new InterfaceAddress(ipv4(cable, (byte) 0), IPV4_PREFIX), ipv4(over, end));
            changes.addRoute(new InterfaceAddress(ipv6(cable, (byte) 0), IPV6_PREFIX), ipv6(over, end));
        });
    }

    private static Attachment attachWithoutAddresses(String name) throws IOException {
        int index = Interfaces.byName(name).orElseThrow().index();
        try (NetworkChanges changes = new NetworkChanges()) {
            changes.setUp(Interfaces.byName("lo").orElseThrow().index());
            changes.withoutGeneratedAddress(index);
            changes.setUp(index);
        }
        return new Attachment(Interfaces.byName(name).orElseThrow());
    }

    private static Attachment attach(String name, int cable, byte end) throws IOException {
        int index = attachWithoutAddresses(name).interfaceIndex();
        try (NetworkChanges changes = new NetworkChanges()) {
            changes.addAddress(index, new InterfaceAddress(ipv4(cable, end), IPV4_PREFIX));
            changes.addAddress(index, new InterfaceAddress(ipv6(cable, end), IPV6_PREFIX));
            changes.addAddress(index, new InterfaceAddress(linkLocal(end, index), IPV6_PREFIX));
        }
        Interface description = Interfaces.byName(name).orElseThrow();
        return new Attachment(description, ipv4(cable, end), ipv6(cable, end), linkLocal(end, index));
    }

    /** Waits until an interface passes packets: until then the kernel drops what is sent, without an error. */
    private static Void awaitOperation(int index) throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!Interfaces.byIndex(index).orElseThrow().isOperational()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IOException(
                        "Interface " + Interfaces.byIndex(index).orElseThrow().name()
                                + " is up at both ends, but still passes no packets after " + PATIENCE.toSeconds()
                                + " s: is the kernel overloaded?");
            }
            Thread.sleep(1);
        }
        return null;
    }

    private static Void forward() throws IOException {
        Files.writeString(Path.of("/proc/sys/net/ipv4/ip_forward"), "1");
        Files.writeString(Path.of("/proc/sys/net/ipv6/conf/all/forwarding"), "1");
        return null;
    }

    private static void in(Host host, Change change) throws IOException {
        Checked.call(() -> host.call(() -> {
            try (NetworkChanges changes = new NetworkChanges()) {
                change.make(changes);
            }
            return null;
        }));
    }

    private static Inet4Address ipv4(int cable, byte end) throws UnknownHostException {
        return (Inet4Address) InetAddress.getByAddress(new byte[] {10, 0, (byte) cable, end});
    }

    private static Inet6Address ipv6(int cable, byte end) throws UnknownHostException {
        byte[] octets = {0x20, 0x01, 0x0d, (byte) 0xb8, 0, 0, 0, (byte) cable, 0, 0, 0, 0, 0, 0, 0, end};
        return Inet6Address.getByAddress(null, octets, -1);
    }

    private static Inet6Address linkLocal(byte end, int index) throws UnknownHostException {
        byte[] octets = {(byte) 0xfe, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, end};
        return Inet6Address.getByAddress(null, octets, index);
    }

    /** Sets one end of a cable up, on its host. */
    @FunctionalInterface
    private interface End {
        Attachment attach(String name) throws IOException;
    }

    @FunctionalInterface
    private interface Change {
        void make(NetworkChanges changes) throws IOException;
    }
}
