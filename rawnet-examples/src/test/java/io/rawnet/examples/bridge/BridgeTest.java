package io.rawnet.examples.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.link.EthernetHeader;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.LinkSocketOptions;
import io.rawnet.packet.ReceivedFrame;
import io.rawnet.packet.StrippedVlanTag;
import io.rawnet.packet.VirtioHeader;
import io.rawnet.testkit.Host;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@InPrivateNetwork(bridge = true)
@Timeout(60)
@SuppressWarnings("try") // a bridge forwards as long as it is open, and nobody calls it
class BridgeTest {
    private static final int PORT = 8080;
    private static final int OCTETS = 32 << 20;
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Seconds to wait for an answer that comes. */
    private static final String PATIENCE = "30";

    /** Seconds to wait for an answer that does not come. */
    private static final String MOMENT = "0.3";

    private Bridge bridge;
    private Thread running;

    @Test
    void carriesHttpInBothDirections(PrivateNetwork network) throws Exception {
        byte[] page = octets(1);
        byte[] form = octets(2);
        start(network);
        try (LinkChannel joined = joinedSegments(network);
                Web server = Web.serve(network.peer(), network.peer().ipv4Address(), page)) {
            assertThat(server.exchange(form)).isEqualTo(page);
            assertThat(server.received).isEqualTo(form);
            assertThat(joined.receive(ByteBuffer.allocate(100), SOON).originalLength())
                    .as("a packet longer than the MTU")
                    .isGreaterThan(3000);
        }
    }

    @Test
    void carriesHttpOverIpv6(PrivateNetwork network) throws Exception {
        byte[] page = octets(3);
        start(network);
        try (Web server = Web.serve(network.peer(), network.peer().ipv6Address(), page)) {
            assertThat(server.exchange(new byte[1])).isEqualTo(page);
        }
    }

    @Test
    void carriesPing(PrivateNetwork network) throws Exception {
        start(network);
        assertThat(peerAnswersPing(network, PATIENCE)).isTrue();
        stop();
        assertThat(peerAnswersPing(network, MOMENT)).isFalse();
    }

    @Test
    void putsVlanTagsBackInFrontOfUnfinishedChecksums(PrivateNetwork network) throws Exception {
        StrippedVlanTag tag = new StrippedVlanTag(EtherType.VLAN, 0x6007);
        Packet segments = segments(network).withPayload(new byte[5000]).completed();
        // the frame without its tag: Ethernet, IPv4 and TCP headers are 14, 20 and 20 octets long
        VirtioHeader untagged =
                new VirtioHeader(VirtioHeader.NEEDS_CHECKSUM, VirtioHeader.TCP_OVER_IPV4, 54, 1000, 34, 16);
        ByteBuffer packet = ByteBuffer.allocate(6000);
        untagged.encode(packet);
        segments.encode(packet);
        start(network);
        try (LinkChannel here = withVirtioHeaders(network.local());
                LinkChannel there = withVirtioHeaders(network.peer())) {
            here.send(tag.restoredBehindVirtioHeader(packet.flip()).buffer());

            ByteBuffer in = ByteBuffer.allocate(6000);
            ReceivedFrame received;
            do {
                received = there.receive(in.clear(), SOON);
            } while (received.originalLength() < 5000);
            assertThat(received.vlanTag()).contains(tag);
            assertThat(VirtioHeader.decode(in.flip())).isEqualTo(untagged);
            assertThat(in).isEqualTo(segments.octets().buffer());
        }
    }

    @Test
    void goesOnWhenAnInterfaceIsUpAgain(PrivateNetwork network) throws Exception {
        start(network);
        String name = network.bridge().interfaceName();
        run(network.bridge(), "ip", "link", "set", name, "down");
        assertThat(peerAnswersPing(network, MOMENT)).isFalse();
        run(network.bridge(), "ip", "link", "set", name, "up");
        while (!peerAnswersPing(network, MOMENT)) {
            // the other end has its carrier back a moment later, and the bridge looks at it again
        }
    }

    @Test
    void endsWhenAnInterfaceIsRemoved(PrivateNetwork network) throws Exception {
        start(network);
        run(network.bridge(), "ip", "link", "delete", network.bridge().interfaceName());
        running.join(30_000);
        assertThat(running.isAlive()).isFalse();
    }

    @Test
    void refusesInterfacesOfDifferentMtus(PrivateNetwork network) throws Exception {
        run(network.bridge(), "ip", "link", "set", network.bridge().interfaceName(), "mtu", "1400");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(network))
                .withMessage("eth0 has MTU 1400, eth1 has MTU 1500: give them the same (ip link set NAME mtu OCTETS)");
    }

    @Test
    void withoutVirtioHeadersPingGetsThroughAndTcpDoesNot(PrivateNetwork network) throws Exception {
        try (LinkChannel one = withoutVirtioHeaders(network.bridge(), 0);
                LinkChannel other = withoutVirtioHeaders(network.bridge(), 1);
                Web server = Web.serve(network.peer(), network.peer().ipv4Address(), new byte[1]);
                Socket client = new Socket()) {
            new Thread(() -> forwardNaively(one, other)).start();
            new Thread(() -> forwardNaively(other, one)).start();
            assertThat(peerAnswersPing(network, PATIENCE)).isTrue();
            assertThatThrownBy(() -> client.connect(server.address(), 2000)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static void forwardNaively(LinkChannel from, LinkChannel to) {
        ByteBuffer packet = ByteBuffer.allocate(1 << 17);
        try {
            while (true) {
                from.receive(packet.clear());
                to.send(packet.flip());
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    private static LinkChannel withoutVirtioHeaders(Host bridge, int attachment) throws Exception {
        int on = bridge.attachments().get(attachment).interfaceIndex();
        return bridge.call(() -> {
            LinkChannel channel = LinkChannel.open(LinkMode.RAW).setOption(LinkSocketOptions.IGNORE_OUTGOING, true);
            channel.promiscuous(on);
            return channel.bind(on, LinkChannel.ALL_PROTOCOLS);
        });
    }

    private static LinkChannel withVirtioHeaders(Host host) throws Exception {
        return host.call(() -> LinkChannel.open(LinkMode.RAW)
                .setOption(LinkSocketOptions.VIRTIO_HEADER, true)
                .bind(host.interfaceIndex(), LinkChannel.ALL_PROTOCOLS));
    }

    /** {@return a channel on the bridge host that receives packets of several segments} */
    private static LinkChannel joinedSegments(PrivateNetwork network) throws Exception {
        return network.bridge()
                .call(() -> LinkChannel.open(
                        LinkMode.RAW,
                        LinkInterface.byIndex(network.bridge().interfaceIndex()),
                        LinkChannel.ALL_PROTOCOLS,
                        FilterCompiler.compile("tcp and len > 3000", LinkType.ETHERNET)));
    }

    private static Packet segments(PrivateNetwork network) {
        return Packet.of(
                new EthernetHeader(mac(network.peer()), mac(network.local()), EtherType.IPV4),
                Ipv4Header.builder()
                        .source(Ipv4Address.of(network.local().ipv4Address()))
                        .destination(Ipv4Address.of(network.peer().ipv4Address()))
                        .build(),
                TcpHeader.builder()
                        .sourcePort(40000)
                        .destinationPort(PORT)
                        .controlBits(TcpHeader.ACK)
                        .build());
    }

    private static MacAddress mac(Host host) {
        return MacAddress.of(host.hardwareAddress());
    }

    private static byte[] octets(long seed) {
        byte[] octets = new byte[OCTETS];
        new Random(seed).nextBytes(octets);
        return octets;
    }

    private static boolean peerAnswersPing(PrivateNetwork network, String seconds) throws Exception {
        return network.start(
                                "ping",
                                "-c",
                                "1",
                                "-W",
                                seconds,
                                network.peer().ipv4Address().getHostAddress())
                        .waitFor()
                == 0;
    }

    private static void run(Host host, String... command) throws Exception {
        assertThat(host.start(command).waitFor()).isZero();
    }

    private void start(PrivateNetwork network) throws Exception {
        Host host = network.bridge();
        bridge = host.call(() -> Bridge.between(
                LinkInterface.byIndex(host.attachments().get(0).interfaceIndex()),
                LinkInterface.byIndex(host.attachments().get(1).interfaceIndex())));
        // the channels belong to the bridge host, whichever thread waits
        running = new Thread(() -> {
            try {
                bridge.run();
            } catch (InterruptedException never) {
                throw new IllegalStateException(never);
            }
        });
        running.start();
    }

    @AfterEach
    void stop() throws Exception {
        if (bridge != null) {
            bridge.close();
            running.join();
        }
    }

    /** A web server with one page, which keeps what was posted to it. */
    private static final class Web implements AutoCloseable {
        private final HttpServer server;
        private byte[] received;

        private Web(HttpServer server) {
            this.server = server;
        }

        static Web serve(Host host, InetAddress address, byte[] page) throws Exception {
            Web web = new Web(host.call(() -> HttpServer.create(new InetSocketAddress(address, PORT), 0)));
            web.server.createContext("/", exchange -> {
                web.received = exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, page.length);
                try (OutputStream body = exchange.getResponseBody()) {
                    body.write(page);
                }
            });
            web.server.start();
            return web;
        }

        InetSocketAddress address() {
            return server.getAddress();
        }

        /** {@return the page, after something was posted from the calling thread's host} */
        byte[] exchange(byte[] form) throws IOException {
            String address = address().getAddress().getHostAddress();
            String host = address().getAddress() instanceof Inet6Address ? "[" + address + "]" : address;
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://" + host + ":" + PORT).toURL().openConnection();
            connection.setConnectTimeout(30_000);
            connection.setReadTimeout(30_000);
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(form.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(form);
            }
            try (InputStream in = connection.getInputStream()) {
                return in.readAllBytes();
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
