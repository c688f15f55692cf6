package io.rawnet.examples.start;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.packet.Packet;
import io.rawnet.ip.TransportChannel;
import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Sends a packet, and half of its payload when the path has no room for all of it. */
public final class SendWhatFits {
    private final TransportChannel channel;
    private final IpAddress destination;
    private Packet packet;

    SendWhatFits(TransportChannel channel, IpAddress destination, Packet packet) {
        this.channel = channel;
        this.destination = destination;
        this.packet = packet;
    }

    void send() throws IOException {
        try {
            channel.send(packet, destination);
        } catch (IOException failure) {
            Optional<SystemCallException> call = SystemCallException.in(failure);
            if (call.isPresent() && call.get().errno().equals(Errno.EMSGSIZE)) {
                sendLess();
            } else {
                throw failure;
            }
        }
    }

    private void sendLess() throws IOException {
        byte[] payload = packet.payload().toArray();
        packet = packet.withPayload(Arrays.copyOf(payload, payload.length / 2));
        send();
    }
}
