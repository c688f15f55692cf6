package io.rawnet.channel.socket;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.channel.waiting.Deadline;
import io.rawnet.linux.call.SocketCalls;
import io.rawnet.linux.memory.NativeMemory;
import io.rawnet.linux.socket.AddressFamily;
import io.rawnet.linux.socket.InternetSocketAddress;
import io.rawnet.linux.socket.MessageRow;
import io.rawnet.linux.socket.SocketType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** Raw sockets of a protocol of one's own, over loopback. */
final class RawSockets {
    static final int OWN_PROTOCOL = 253;
    static final int IPV4_HEADER = 20;
    static final int LOOPBACK = 0x7F00_0001;
    static final Advice NO_ADVICE = (call, errno) -> Optional.empty();

    private RawSockets() {}

    static ChannelSocket open() throws IOException {
        return ChannelSocket.open(AddressFamily.AF_INET, SocketType.SOCK_RAW, OWN_PROTOCOL, NO_ADVICE);
    }

    /** {@return a UDP socket connected to a port of this host where nothing listens} */
    static ChannelSocket openWithoutListener() throws IOException {
        ChannelSocket socket = udp(0);
        connect(socket, LOOPBACK, 9);
        return socket;
    }

    /** {@return a UDP socket of this host's port} */
    static ChannelSocket udp(int port) throws IOException {
        ChannelSocket socket = ChannelSocket.open(AddressFamily.AF_INET, SocketType.SOCK_DGRAM, 0, NO_ADVICE);
        withAddress(socket, "bind", LOOPBACK, port, SocketCalls::bind);
        return socket;
    }

    /** Sends one octet to the connected peer. */
    static void write(ChannelSocket socket) throws IOException {
        Message message = Message.of(ByteBuffer.allocate(1), "packet");
        socket.send(message, soon());
        message.giveBack();
    }

    static void bind(ChannelSocket socket, int address) throws IOException {
        withAddress(socket, "bind", address, 0, SocketCalls::bind);
    }

    static void connect(ChannelSocket socket, int address, int port) throws IOException {
        withAddress(socket, "connect", address, port, SocketCalls::connect);
    }

    private static void withAddress(
            ChannelSocket socket, String call, int address, int port, SocketSettings.AddressCall made)
            throws IOException {
        NativeMemory memory = NativeMemory.allocate(InternetSocketAddress.IPV4_SIZE);
        int length = InternetSocketAddress.putIpv4(memory.octets(), 0, address, port);
        socket.settings().withAddress(call, length, memory, made);
    }

    static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(10));
    }

    static void toLoopback(MessageRow row, int slot) {
        row.setAddressLength(
                slot, InternetSocketAddress.putIpv4(row.addresses(), row.addressOffset(slot), LOOPBACK, 0));
    }

    /** {@return an IPv4 socket address, its first octet highest} */
    static int address(MessageRow row, int slot) {
        int offset = InternetSocketAddress.addressOffset(
                row.addresses(), row.addressOffset(slot), row.addressLength(slot), AddressFamily.AF_INET);
        return InternetSocketAddress.getNetworkOrder(row.addresses(), offset);
    }

    static void send(ChannelSocket socket, ByteBuffer payload) throws IOException {
        Message message = Message.of(payload, "payload");
        toLoopback(message.row(), 0);
        socket.send(message, soon());
        message.giveBack();
    }

    static void send(ChannelSocket socket, int... octets) throws IOException {
        ByteBuffer payload = ByteBuffer.allocate(octets.length);
        for (int octet : octets) {
            payload.put((byte) octet);
        }
        send(socket, payload.flip());
    }

    /** Fails to hand over a packet, which is kept then. */
    static void keep(ChannelSocket socket, Message packet) {
        assertThatThrownBy(() -> socket.handOver(packet, message -> {
                    throw new IllegalStateException("unusable buffer");
                }))
                .hasMessage("unusable buffer");
    }
}
