package io.rawnet.linux.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.linux.OwnNamespace;
import io.rawnet.linux.descriptor.Deadline;
import io.rawnet.linux.descriptor.Mapping;
import io.rawnet.linux.descriptor.Readiness;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.network.NetworkChanges;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Messages, options, filters and rings on real sockets, over loopback. */
class MessageBatchTest {
    private static final int OWN_PROTOCOL = 253;
    private static final int IPV4_HEADER = 20;
    private static final byte[] PAYLOAD = {10, 20, 30, 40, 50};

    private static Socket raw() throws Exception {
        return Socket.open(AddressFamily.AF_INET, SocketType.SOCK_RAW, OWN_PROTOCOL);
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(10));
    }

    private static void send(Socket socket, ByteBuffer payload) throws Exception {
        MessageBatch batch = new MessageBatch(1, 100, 0);
        batch.load(0, payload);
        address(batch, 0);
        assertThat(batch.send(socket, 0, 1, 0, soon())).isEqualTo(1);
    }

    private static void address(MessageBatch batch, int slot) throws Exception {
        int length = InternetSocketAddress.put(
                batch.addresses(), batch.addressOffset(slot), InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        batch.setAddressLength(slot, length);
    }

    @Test
    void heapAndDirectBuffersCarryTheSame() throws Exception {
        OwnNamespace.run(() -> {
            ByteBuffer direct =
                    ByteBuffer.allocateDirect(9).put(2, PAYLOAD).position(2).limit(7);
            ByteBuffer heap = ByteBuffer.allocate(9)
                    .put(3, PAYLOAD)
                    .position(3)
                    .limit(8)
                    .slice()
                    .asReadOnlyBuffer();
            for (ByteBuffer source : new ByteBuffer[] {direct, heap}) {
                for (ByteBuffer target : new ByteBuffer[] {ByteBuffer.allocateDirect(60), ByteBuffer.allocate(60)}) {
                    try (Socket socket = raw()) {
                        send(socket, source);
                        MessageBatch batch = new MessageBatch(1, 100, 0);
                        target.position(4);
                        batch.prepare(0, target);
                        assertThat(batch.receive(socket, 1, 0, soon())).isEqualTo(1);
                        assertThat(batch.unload(0, target)).isEqualTo(IPV4_HEADER + PAYLOAD.length);
                        assertThat(target.position()).isEqualTo(4 + IPV4_HEADER + PAYLOAD.length);
                        byte[] got = new byte[PAYLOAD.length];
                        target.get(4 + IPV4_HEADER, got);
                        assertThat(got).containsExactly(PAYLOAD);
                        assertThat(InternetSocketAddress.get(
                                        batch.addresses(), batch.addressOffset(0), batch.addressLength(0)))
                                .isEqualTo(new InetSocketAddress("127.0.0.1", 0));
                    }
                }
            }
        });
    }

    @Test
    void manyMessagesGoWithOneCall() throws Exception {
        OwnNamespace.run(() -> {
            try (Socket socket = raw()) {
                MessageBatch out = new MessageBatch(16, 4, 0);
                for (int slot = 0; slot < 16; slot++) {
                    out.payload(slot).put(0, (byte) slot);
                    address(out, slot);
                }
                assertThat(out.send(socket, 0, 16, 0, soon())).isEqualTo(16);
                MessageBatch in = new MessageBatch(32, 64, 0);
                assertThat(in.receive(socket, 32, 0, soon())).isEqualTo(16);
                for (int slot = 0; slot < 16; slot++) {
                    assertThat(in.received(slot)).isEqualTo(IPV4_HEADER + 4);
                    assertThat(in.payload(slot).get(IPV4_HEADER)).isEqualTo((byte) slot);
                }
            }
        });
    }

    @Test
    void cutMessageTellsItsFullLength() throws Exception {
        OwnNamespace.run(() -> {
            try (Socket socket = raw()) {
                send(socket, ByteBuffer.wrap(PAYLOAD));
                MessageBatch batch = new MessageBatch(1, 21, 0);
                batch.receive(socket, 1, MessageFlag.MSG_TRUNC, soon());
                assertThat(batch.length(0)).isEqualTo(25);
                assertThat(batch.received(0)).isEqualTo(21);
                assertThat(batch.flags(0) & MessageFlag.MSG_TRUNC).isNotZero();
            }
        });
    }

    @Test
    void controlMessagesGoBothWays() throws Exception {
        OwnNamespace.run(() -> {
            try (Socket socket = raw()) {
                socket.setInt(Ipv4Options.IP_RECVTTL, 1);
                MessageBatch out = new MessageBatch(1, 1, 32);
                address(out, 0);
                ControlMessageWriter writer = new ControlMessageWriter().over(out.controls(), out.controlOffset(0));
                out.setControlLength(0, writer.addInt(Ipv4Options.IP_TTL, 77).length());
                out.send(socket, 0, 1, 0, soon());
                MessageBatch in = new MessageBatch(1, 64, 64);
                in.receive(socket, 1, 0, soon());
                ControlMessages messages =
                        new ControlMessages().over(in.controls(), in.controlOffset(0), in.controlLength(0));
                assertThat(messages.next()).isTrue();
                assertThat(messages.is(Ipv4Options.IP_TTL, 4)).isTrue();
                assertThat(messages.dataInt()).isEqualTo(77);
                assertThat(in.payload(0).get(8)).isEqualTo((byte) 77);
            }
        });
    }

    @Test
    void rejectsHeapPayloadBeyondItsRoom() {
        MessageBatch batch = new MessageBatch(1, 4, 0);
        assertThatThrownBy(() -> batch.load(0, ByteBuffer.allocate(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("5", "4");
    }

    @Test
    void optionsAreReadBack() throws Exception {
        OwnNamespace.run(() -> {
            try (Socket socket = raw()) {
                socket.setInt(Ipv4Options.IP_TTL, 33);
                assertThat(socket.getInt(Ipv4Options.IP_TTL)).isEqualTo(33);
                assertThat(socket.getInt(SocketLevelOptions.SO_PROTOCOL)).isEqualTo(OWN_PROTOCOL);
                assertThat(socket.getInt(SocketLevelOptions.SO_DOMAIN)).isEqualTo(AddressFamily.AF_INET.number());
                socket.bindToInterface("lo");
                assertThat(socket.getInt(SocketLevelOptions.SO_BINDTOIFINDEX)).isEqualTo(1);
                socket.bind(new InetSocketAddress("127.0.0.1", 0));
                assertThat(socket.localAddress().getAddress().getHostAddress()).isEqualTo("127.0.0.1");
                socket.connect(new InetSocketAddress("127.0.0.2", 0));
                assertThatThrownBy(socket::remoteAddress).hasMessageContaining("ENOTCONN");
                socket.connect(new InetSocketAddress("127.0.0.2", 1));
                assertThat(socket.remoteAddress().getAddress().getHostAddress()).isEqualTo("127.0.0.2");
                socket.disconnect();
                assertThatThrownBy(socket::remoteAddress).hasMessageContaining("ENOTCONN");
            }
        });
    }

    @Test
    void filterDecidesUntilItIsTakenAwayAndLockedForGood() throws Exception {
        OwnNamespace.run(() -> {
            ByteBuffer dropAll =
                    ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putShort(0, (short) 0x06);
            try (Socket socket = raw()) {
                SocketFilter.attach(socket, dropAll);
                send(socket, ByteBuffer.wrap(PAYLOAD));
                SocketFilter.detach(socket);
                send(socket, ByteBuffer.wrap(new byte[] {99}));
                MessageBatch batch = new MessageBatch(2, 64, 0);
                assertThat(batch.receive(socket, 2, 0, soon())).isEqualTo(1);
                assertThat(batch.payload(0).get(IPV4_HEADER)).isEqualTo((byte) 99);
                SocketFilter.attach(socket, dropAll);
                SocketFilter.lock(socket);
                assertThatThrownBy(() -> SocketFilter.detach(socket)).hasMessageContaining("EPERM");
            }
        });
    }

    @Test
    void packetBeyondTheMtuIsRefusedWithItsLength() throws Exception {
        OwnNamespace.run(() -> {
            try (NetworkChanges changes = new NetworkChanges();
                    Socket socket = raw()) {
                changes.setMtu(1, 1000);
                socket.setInt(Ipv4Options.IP_MTU_DISCOVER, 2);
                MessageBatch batch = new MessageBatch(1, 1200, 0);
                address(batch, 0);
                assertThatThrownBy(() -> batch.send(socket, 0, 1, 0, soon()))
                        .isInstanceOf(SystemCallException.class)
                        .hasMessageContainingAll("1200 octets", "EMSGSIZE", "lo (MTU 1000)");
            }
        });
    }

    @Test
    void waitingBesideAnErrorQueueDoesNotSpin() throws Exception {
        OwnNamespace.run(() -> {
            try (Socket socket = Socket.open(AddressFamily.AF_INET, SocketType.SOCK_DGRAM, 0)) {
                socket.setInt(Ipv4Options.IP_RECVERR, 1);
                socket.connect(new InetSocketAddress("127.0.0.1", 9));
                MessageBatch out = new MessageBatch(1, 1, 0);
                out.send(socket, 0, 1, 0, soon());
                MessageBatch in = new MessageBatch(1, 64, 128);
                assertThatThrownBy(() -> in.receive(socket, 1, 0, soon())).isInstanceOf(ConnectException.class);
                int[] tries = new int[1];
                assertThatThrownBy(() ->
                                socket.call("count", Readiness.READ, Deadline.after(Duration.ofMillis(300)), number -> {
                                    tries[0]++;
                                    return -Errno.EAGAIN.number();
                                }))
                        .isInstanceOf(SocketTimeoutException.class);
                assertThat(tries[0]).isLessThan(200);
                assertThat(in.receive(socket, 1, MessageFlag.MSG_ERRQUEUE, soon()))
                        .isEqualTo(1);
                ControlMessages messages =
                        new ControlMessages().over(in.controls(), in.controlOffset(0), in.controlLength(0));
                assertThat(messages.next()).isTrue();
                assertThat(messages.is(Ipv4Options.IP_RECVERR, 16)).isTrue();
                assertThat(messages.dataInt()).isEqualTo(Errno.ECONNREFUSED.number());
            }
        });
    }

    @Test
    void ringStaysMappedWhenItsSocketIsClosed() throws Exception {
        OwnNamespace.run(() -> {
            try (Mapping ring = mappedRing()) {
                assertThat(ring.octets().capacity()).isEqualTo(2 * 4096);
                ring.octets().putInt(4096, 0x01020304);
                assertThat(ring.octets().getInt(4096)).isEqualTo(0x01020304);
            }
        });
    }

    private static Mapping mappedRing() throws Exception {
        try (Socket socket = Socket.open(AddressFamily.AF_PACKET, SocketType.SOCK_RAW, 0)) {
            ByteBuffer request = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
            request.putInt(4096).putInt(2).putInt(2048).putInt(4).flip();
            socket.set(PacketOptions.PACKET_RX_RING, request);
            return socket.map(2 * 4096);
        }
    }
}
