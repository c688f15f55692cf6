package io.rawnet.xdp;

import static io.rawnet.xdp.Frames.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.UdpHeader;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import io.rawnet.testkit.junit.Requires;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Requires(Requirements.BPF)
@InPrivateNetwork
@Timeout(60)
class XdpProgramTest {
    private static final int TAKEN = 5555;
    private static final int LEFT_ALONE = 5556;
    /** Both kinds together are fewer than a veth interface with a program keeps for a slow receiver, which is 256. */
    private static final int DATAGRAMS = 60;

    private static final int OCTETS = 1 << 20;

    @ParameterizedTest
    @EnumSource(names = {"DRIVER", "SKB"})
    void socketGetsWhatTheFilterAcceptsAndTheKernelAllElse(AttachMode mode, PrivateNetwork network) throws Exception {
        int index = network.local().interfaceIndex();
        try (XdpProgram program = XdpProgram.builder()
                        .mode(mode)
                        .filter(FilterCompiler.compile("udp port " + TAKEN, LinkType.ETHERNET))
                        .attach(index);
                XdpSocket socket = XdpSocket.builder().open(index, 0);
                DatagramSocket kernel = new DatagramSocket(LEFT_ALONE);
                DatagramSocket taken = new DatagramSocket(TAKEN);
                ServerSocket server = new ServerSocket(0)) {
            program.add(socket);
            kernel.setSoTimeout((int) SOON.toMillis());
            Future<Integer> echoed = network.peer().background(() -> echo(network, server.getLocalPort()));
            Future<Integer> sent = network.peer().background(() -> send(network));
            try (Socket connection = server.accept()) {
                connection.getInputStream().transferTo(connection.getOutputStream());
            }
            assertThat(sent.get(30, TimeUnit.SECONDS)).isEqualTo(2 * DATAGRAMS);
            for (int number = 0; number < DATAGRAMS; number++) {
                try (XdpFrame frame = socket.receive(SOON)) {
                    Packet packet = Packet.decode(LinkType.ETHERNET, frame.buffer());
                    UdpHeader udp = packet.header(UdpHeader.class).orElseThrow();
                    assertThat(udp.destinationPort()).isEqualTo(TAKEN);
                }
                DatagramPacket datagram = new DatagramPacket(new byte[4], 4);
                kernel.receive(datagram);
                assertThat(ByteBuffer.wrap(datagram.getData()).getInt()).isEqualTo(number);
            }
            assertThat(echoed.get(30, TimeUnit.SECONDS)).isEqualTo(OCTETS);
            assertThat(socket.tryReceive()).isEmpty();
            assertThat(socket.statistics().received()).isEqualTo(DATAGRAMS);
            // none of them reached the kernel
            taken.setSoTimeout(1);
            assertThatThrownBy(() -> taken.receive(new DatagramPacket(new byte[4], 4)))
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    /** TCP that goes on beside: what is sent comes back. */
    private static int echo(PrivateNetwork network, int port) throws Exception {
        try (Socket socket = new Socket(network.local().ipv4Address(), port)) {
            Thread writer = new Thread(() -> {
                try {
                    socket.getOutputStream().write(new byte[OCTETS]);
                    socket.shutdownOutput();
                } catch (java.io.IOException failure) {
                    throw new java.io.UncheckedIOException(failure);
                }
            });
            writer.start();
            int octets = socket.getInputStream().readAllBytes().length;
            writer.join();
            return octets;
        }
    }

    private static int send(PrivateNetwork network) throws Exception {
        InetAddress to = network.local().ipv4Address();
        int sent = 0;
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int number = 0; number < DATAGRAMS; number++) {
                byte[] octets = ByteBuffer.allocate(4).putInt(number).array();
                socket.send(new DatagramPacket(octets, 4, new InetSocketAddress(to, TAKEN)));
                socket.send(new DatagramPacket(octets, 4, new InetSocketAddress(to, LEFT_ALONE)));
                sent += 2;
            }
        }
        return sent;
    }

    @Test
    void kernelGetsEverythingWithoutASocketAndAfterTheClose(PrivateNetwork network) throws Exception {
        int index = network.local().interfaceIndex();
        InetAddress peer = network.peer().ipv4Address();
        XdpProgram program = XdpProgram.builder().attach(index);
        assertThat(peer.isReachable(30_000)).isTrue();
        XdpSocket socket = XdpSocket.builder().open(index, 0);
        program.add(socket);
        assertThat(peer.isReachable(300)).isFalse();
        socket.close();
        assertThat(peer.isReachable(30_000)).isTrue();
        assertThatThrownBy(() -> program.add(socket)).isInstanceOf(ClosedChannelException.class);
        try (XdpSocket another = XdpSocket.builder().open(index, 0)) {
            program.add(another);
            program.close();
            program.close();
            assertThat(peer.isReachable(30_000)).isTrue();
            assertThatThrownBy(() -> program.add(another)).isInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    @Requires("ethtool")
    void tellsWhetherTheInterfaceTakesVlanTagsOff(PrivateNetwork network) throws Exception {
        int index = network.local().interfaceIndex();
        for (String setting : new String[] {"off", "on"}) {
            Process ethtool = network.start("ethtool", "-K", network.local().interfaceName(), "rxvlan", setting);
            assertThat(ethtool.waitFor()).isZero();
            try (XdpProgram program = XdpProgram.builder().attach(index)) {
                assertThat(program.hasVlanOffload()).isEqualTo(setting.equals("on"));
            }
        }
        try (XdpProgram program = XdpProgram.builder().attach("lo")) {
            assertThat(program.hasVlanOffload()).isFalse();
        }
    }

    @Test
    void refusesFiltersThatCannotRunInXdp() throws Exception {
        assertThatThrownBy(() -> XdpProgram.builder().filter(FilterCompiler.compile("udp", SocketKind.PACKET_RAW)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("program cannot run in XDP", "LinkType.ETHERNET");
    }
}
