package io.rawnet.channel.socket;

import static io.rawnet.channel.socket.RawSockets.IPV4_HEADER;
import static io.rawnet.channel.socket.RawSockets.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.channel.waiting.Deadline;
import io.rawnet.linux.error.SystemCallException;
import io.rawnet.linux.network.NetworkChanges;
import io.rawnet.linux.socket.ControlMessages;
import io.rawnet.linux.socket.Ipv4Options;
import io.rawnet.linux.socket.MessageFlag;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rows of messages to send and to receive, on real sockets over loopback. */
@InPrivateNetwork
class BatchRowsTest {
    private static final byte[] PAYLOAD = {10, 20, 30, 40, 50};

    private static OutgoingRow row(int packets, int octets) {
        OutgoingRow row = new OutgoingRow(packets, octets, Message.CONTROL_ROOM);
        for (int packet = 0; packet < packets; packet++) {
            add(row, ByteBuffer.allocate(octets).put(0, (byte) packet));
        }
        return row;
    }

    private static void add(OutgoingRow row, ByteBuffer packet) {
        row.load(packet);
        RawSockets.toLoopback(row.row(), row.size());
        row.added();
    }

    @Test
    void heapDirectAndReadOnlyBuffersCarryTheSame() throws Exception {
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
                try (ChannelSocket socket = RawSockets.open()) {
                    RawSockets.send(socket, source.duplicate());
                    OutgoingRow out = new OutgoingRow(1, 100, 0);
                    ByteBuffer loaded = source.duplicate();
                    add(out, loaded);
                    assertThat(loaded.hasRemaining()).isFalse();
                    assertThat(out.send(socket, soon())).isEqualTo(1);
                    for (int packet = 0; packet < 2; packet++) {
                        Message message = socket.receive(100, 0, soon());
                        target.clear().position(4).put(message.received());
                        assertThat(target.position()).isEqualTo(4 + IPV4_HEADER + PAYLOAD.length);
                        byte[] got = new byte[PAYLOAD.length];
                        target.get(4 + IPV4_HEADER, got);
                        assertThat(got).containsExactly(PAYLOAD);
                        assertThat(RawSockets.address(message.row(), 0)).isEqualTo(RawSockets.LOOPBACK);
                        message.giveBack();
                    }
                }
            }
        }
    }

    @Test
    void manyMessagesGoWithOneCall() throws Exception {
        try (ChannelSocket socket = RawSockets.open()) {
            OutgoingRow out = row(16, 4);
            assertThat(out.isFull()).isTrue();
            assertThat(out.sendSome(socket, soon())).isEqualTo(16);
            IncomingRow in = new IncomingRow(32, 64);
            assertThat(in.receive(socket, soon())).isEqualTo(16).isEqualTo(in.size());
            for (int slot = 0; slot < 16; slot++) {
                assertThat(in.row().received(slot)).isEqualTo(IPV4_HEADER + 4);
                assertThat(in.row().payload(slot).remaining()).isEqualTo(IPV4_HEADER + 4);
                assertThat(in.row().payload(slot).get(IPV4_HEADER)).isEqualTo((byte) slot);
            }
            assertThatThrownBy(() -> in.check(16)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void cutMessageTellsItsFullLength() throws Exception {
        try (ChannelSocket socket = RawSockets.open()) {
            RawSockets.send(socket, ByteBuffer.wrap(PAYLOAD));
            IncomingRow in = new IncomingRow(1, 21);
            in.receive(socket, soon());
            assertThat(in.row().length(0)).isEqualTo(25);
            assertThat(in.row().received(0)).isEqualTo(21);
            assertThat(in.row().flags(0) & MessageFlag.MSG_TRUNC).isNotZero();
        }
    }

    @Test
    void aRowIsFilledAgainAfterShortAndCutMessages() throws Exception {
        try (ChannelSocket socket = RawSockets.open()) {
            IncomingRow in = new IncomingRow(1, IPV4_HEADER + 10);
            for (int length : new int[] {20, 1, 10, 0, 11, 10}) {
                RawSockets.send(socket, ByteBuffer.allocate(length));
                assertThat(in.receive(socket, soon())).isEqualTo(1);
                assertThat(in.row().length(0)).isEqualTo(IPV4_HEADER + length);
                assertThat(in.row().payload(0).remaining()).isEqualTo(IPV4_HEADER + Math.min(10, length));
                assertThat(RawSockets.address(in.row(), 0)).isEqualTo(RawSockets.LOOPBACK);
            }
        }
    }

    @Test
    void controlMessagesGoBothWays() throws Exception {
        try (ChannelSocket socket = RawSockets.open()) {
            socket.settings().setInt(Ipv4Options.IP_RECVTTL, 1);
            OutgoingRow out = new OutgoingRow(1, 1, 32);
            out.load(ByteBuffer.allocate(1));
            RawSockets.toLoopback(out.row(), 0);
            out.row()
                    .setControlLength(
                            0, out.control().addInt(Ipv4Options.IP_TTL, 77).length());
            out.added();
            out.send(socket, soon());
            IncomingRow in = new IncomingRow(1, 64);
            in.receive(socket, soon());
            ControlMessages messages = new ControlMessages()
                    .over(
                            in.row().controls(),
                            in.row().controlOffset(0),
                            in.row().controlLength(0));
            assertThat(messages.next()).isTrue();
            assertThat(messages.is(Ipv4Options.IP_TTL, 4)).isTrue();
            assertThat(in.row().controls().getInt(messages.dataOffset())).isEqualTo(77);
            assertThat(in.row().payload(0).get(8)).isEqualTo((byte) 77);
        }
    }

    @Test
    void aSlotForgetsAddressAndControlMessagesOfThePacketBefore() throws Exception {
        try (ChannelSocket socket = RawSockets.open()) {
            OutgoingRow out = new OutgoingRow(1, 1, 32);
            out.load(ByteBuffer.allocate(1));
            RawSockets.toLoopback(out.row(), 0);
            out.row()
                    .setControlLength(
                            0, out.control().addInt(Ipv4Options.IP_TTL, 77).length());
            out.added();
            out.clear();
            out.load(ByteBuffer.allocate(1));
            assertThat(out.row().addressLength(0)).isZero();
            assertThat(out.row().controlLength(0)).isZero();
            out.added();
            assertThatThrownBy(() -> out.send(socket, soon())).hasMessageContaining("EDESTADDRREQ");
        }
    }

    @Test
    void rejectsPacketBeyondItsRoom() {
        OutgoingRow out = new OutgoingRow(1, 4, 0);
        ByteBuffer tooLong = ByteBuffer.allocate(5);
        assertThatThrownBy(() -> out.load(tooLong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("5", "4");
        assertThat(tooLong.position()).isZero();
        assertThat(out.size()).isZero();
    }

    @Test
    void rejectsImpossibleCapacityAndRoom() {
        assertThatThrownBy(() -> new OutgoingRow(0, 4, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("capacity must be 1 or more, not 0");
        assertThatThrownBy(() -> new IncomingRow(1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("packetRoom must be 1 or more, not -1");
    }

    @Test
    void sendingGoesOnFromThePositionUntilTheRowIsRewound() throws Exception {
        try (ChannelSocket socket = RawSockets.open();
                NetworkChanges changes = new NetworkChanges()) {
            changes.setMtu(1, 1000);
            socket.settings().setInt(Ipv4Options.IP_MTU_DISCOVER, 2);
            OutgoingRow out = new OutgoingRow(4, 1200, 0);
            for (int length : new int[] {10, 1200, 20, 30}) {
                add(out, ByteBuffer.allocate(length));
            }
            for (int tries = 0; tries < 2; tries++) {
                assertThatThrownBy(() -> out.send(socket, soon()))
                        .isInstanceOf(SystemCallException.class)
                        .hasMessageContainingAll("1200 octets", "EMSGSIZE");
                assertThat(out.position()).isEqualTo(1);
                assertThat(out.sent()).isEqualTo(1);
            }
            out.skip();
            assertThat(out.send(socket, soon())).isEqualTo(2);
            assertThat(out.position()).isEqualTo(4);
            assertThat(out.sent()).isEqualTo(3);
            assertThat(out.send(socket, soon())).isZero();
            assertThat(out.sendSome(socket, Deadline.NOW)).isZero();
            assertThatThrownBy(out::skip)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("4");
            out.rewind();
            assertThat(out.position()).isZero();
            assertThat(out.sent()).isZero();
            assertThat(out.size()).isEqualTo(4);
            out.clear();
            assertThat(out.size()).isZero();
        }
    }

    @Test
    void receivingNothingEndsWithTheDeadline() throws Exception {
        try (ChannelSocket socket = RawSockets.open()) {
            RawSockets.send(socket, 1);
            IncomingRow in = new IncomingRow(2, 64);
            assertThat(in.receiveAny(socket, Deadline.NOW)).isEqualTo(1);
            assertThat(in.receive(socket, Deadline.NOW)).isZero();
            assertThat(in.size()).isZero();
            assertThatThrownBy(() -> in.receiveAny(socket, Deadline.after(Duration.ofMillis(50))))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("no packet arrived within 50 ms");
        }
    }

    @Test
    void aKeptPacketComesFirstAndCutToTheRoom() throws Exception {
        try (ChannelSocket socket = RawSockets.open()) {
            RawSockets.send(socket, ByteBuffer.wrap(PAYLOAD));
            RawSockets.send(socket, 99);
            Message taken = socket.receive(100, 0, soon());
            RawSockets.keep(socket, taken);
            IncomingRow in = new IncomingRow(4, IPV4_HEADER + 3);
            assertThat(in.receive(socket, soon())).isEqualTo(1);
            assertThat(in.row().length(0)).isEqualTo(IPV4_HEADER + 5);
            assertThat(in.row().payload(0).remaining()).isEqualTo(IPV4_HEADER + 3);
            assertThat(in.row().payload(0).get(IPV4_HEADER + 2)).isEqualTo((byte) 30);
            assertThat(RawSockets.address(in.row(), 0)).isEqualTo(RawSockets.LOOPBACK);
            assertThat(in.receive(socket, soon())).isEqualTo(1);
            assertThat(in.row().payload(0).get(IPV4_HEADER)).isEqualTo((byte) 99);
        }
    }
}
