package io.rawnet.ip;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.Ipv6Address;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv6Header;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Assumptions;

/** What the provocations of {@link IpError} need: channels that are closed afterwards, routes, ICMP errors, a thread without capabilities. */
final class ErrorScene implements AutoCloseable {
    static final StandardProtocolFamily IPV4 = StandardProtocolFamily.INET;
    static final StandardProtocolFamily IPV6 = StandardProtocolFamily.INET6;
    static final IpAddress GROUP = IpAddress.of("232.1.2.3");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PrivateNetwork network;
    private final Deque<Closeable> opened = new ArrayDeque<>();

    ErrorScene(PrivateNetwork network) {
        this.network = network;
    }

    /** Code that ends with an exception. */
    @FunctionalInterface
    interface Provocation {
        void in(ErrorScene scene) throws Exception;
    }

    TransportChannel transport(StandardProtocolFamily family) throws IOException {
        return closing(TransportChannel.open(family, IpProtocol.EXPERIMENTAL_1));
    }

    IpChannel ip() throws IOException {
        return closing(IpChannel.open(IPV4, IpProtocol.EXPERIMENTAL_1));
    }

    UdpChannel udp() throws IOException {
        return closing(UdpChannel.open(IPV4));
    }

    /** {@return a port of the peer} */
    InetSocketAddress endpoint() {
        return new InetSocketAddress(network.peer().ipv4Address(), 7);
    }

    TransportChannel echo() throws IOException {
        Files.writeString(Path.of("/proc/sys/net/ipv4/ping_group_range"), "0 2147483647");
        return closing(TransportChannel.openEcho(IPV4));
    }

    <C extends Closeable> C closing(C channel) {
        opened.push(channel);
        return channel;
    }

    IpAddress peer(StandardProtocolFamily family) {
        return address(network.peer(), family);
    }

    private static IpAddress address(Host host, StandardProtocolFamily family) {
        return IpAddress.of(family == IPV4 ? host.ipv4Address() : host.ipv6Address());
    }

    int interfaceIndex() {
        return network.local().interfaceIndex();
    }

    void unprivileged(Host.Action code) throws Exception {
        network.local().callUnprivileged(() -> {
            code.run();
            return null;
        });
    }

    void shell(String... command) throws Exception {
        Process process = network.start(command);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + output);
        }
    }

    void route(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 3];
        command[0] = "ip";
        command[1] = "route";
        command[2] = "add";
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        shell(command);
    }

    /** Sets a limit that old kernels do not have for each network. */
    void limit(String sysctl, int value) throws IOException {
        Path file = Path.of("/proc/sys/net", sysctl);
        Assumptions.assumeTrue(Files.isWritable(file), () -> file + " is not of each network: an older kernel");
        Files.writeString(file, Integer.toString(value));
    }

    /** Receives on a connected channel after its peer has sent an ICMP error about a packet of the channel. */
    void receiveAfterIcmp(int type, int code) throws Exception {
        TransportChannel channel = transport(IPV4);
        Ipv4Address peer = (Ipv4Address) peer(IPV4);
        channel.connect(peer);
        ByteBuffer message = ByteBuffer.allocate(8 + 28);
        message.put(0, (byte) type)
                .put(1, (byte) code)
                .putShort(6, (short) 1200)
                .position(8);
        Ipv4Header.builder()
                .totalLength(28)
                .protocol(IpProtocol.EXPERIMENTAL_1)
                .source((Ipv4Address) address(network.local(), IPV4))
                .destination(peer)
                .build()
                .withChecksum()
                .encode(message);
        TransportChannel router = closing(network.peer().call(() -> TransportChannel.open(IPV4, IpProtocol.ICMP)));
        router.send(Echo.withChecksum(message.rewind()), address(network.local(), IPV4));
        channel.receive(ByteBuffer.allocate(100), PATIENCE);
    }

    /** The same over IPv6. */
    void receiveAfterIcmpv6(int type, int code) throws Exception {
        TransportChannel channel = transport(IPV6);
        channel.connect(peer(IPV6));
        ByteBuffer message = ByteBuffer.allocate(8 + 48);
        message.put(0, (byte) type).put(1, (byte) code).position(8);
        Ipv6Header.builder()
                .payloadLength(8)
                .nextHeader(IpProtocol.EXPERIMENTAL_1)
                .hopLimit(9)
                .source((Ipv6Address) address(network.local(), IPV6))
                .destination((Ipv6Address) peer(IPV6))
                .build()
                .encode(message);
        TransportChannel router = closing(network.peer().call(() -> TransportChannel.open(IPV6, IpProtocol.ICMPV6)));
        router.send(message.rewind(), address(network.local(), IPV6));
        channel.receive(ByteBuffer.allocate(100), PATIENCE);
    }

    /** Sends until the queue of the interface is full, which drains a packet in minutes. */
    void overflow() throws Exception {
        // packets wait for address resolution before they reach the queue
        TransportChannel there =
                closing(network.peer().call(() -> TransportChannel.open(IPV4, IpProtocol.EXPERIMENTAL_1)));
        transport(IPV4).send(ByteBuffer.allocate(1), peer(IPV4));
        there.receive(ByteBuffer.allocate(1), PATIENCE);
        String eth = network.local().interfaceName();
        shell("tc", "qdisc", "add", "dev", eth, "root", "handle", "1:", "htb", "default", "1");
        shell(
                "tc", "class", "add", "dev", eth, "parent", "1:", "classid", "1:1", "htb", "rate", "8bit", "burst", "1",
                "cburst", "1");
        shell("tc", "qdisc", "add", "dev", eth, "parent", "1:1", "pfifo", "limit", "1");
        // only with the error queue does the kernel say so
        TransportChannel channel = transport(IPV4).setOption(RawSocketOptions.ERROR_QUEUE, true);
        for (int packet = 0; packet < 50; packet++) {
            channel.send(ByteBuffer.allocate(1000), peer(IPV4));
        }
    }

    /** Opens channels until the process has as many descriptors as it may. */
    void openTooMany() throws Exception {
        String process = Long.toString(ProcessHandle.current().pid());
        Process asked =
                new ProcessBuilder("prlimit", "--pid", process, "--nofile", "-o", "SOFT", "--noheadings").start();
        String before = new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
        int most = new java.io.File("/proc/self/fd").list().length + 200;
        shell("prlimit", "--pid", process, "--nofile=" + most + ":");
        try {
            for (int count = 0; count < most; count++) {
                transport(IPV4);
            }
        } finally {
            close();
            shell("prlimit", "--pid", process, "--nofile=" + before + ":");
        }
    }

    @Override
    public void close() throws IOException {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
