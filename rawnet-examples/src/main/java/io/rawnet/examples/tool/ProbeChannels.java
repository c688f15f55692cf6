package io.rawnet.examples.tool;

import io.rawnet.channel.PollKey;
import io.rawnet.channel.Poller;
import io.rawnet.ip.ControlField;
import io.rawnet.ip.InternetChannel;
import io.rawnet.ip.RawSocketOptions;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.util.EnumSet;
import java.util.Optional;

/** What the channels of all tools that send probes have in common. */
public final class ProbeChannels {
    private static final int RECEIVE_BUFFER = 1 << 20;

    private ProbeChannels() {}

    /**
     * Lets a channel use one interface only.
     *
     * @param channel the channel
     * @param interfaceName the interface's name; absent for any
     * @throws IOException if the kernel refuses
     */
    public static void confine(InternetChannel<?> channel, Optional<String> interfaceName) throws IOException {
        if (interfaceName.isPresent()) {
            channel.setOption(RawSocketOptions.BIND_TO_INTERFACE, interfaceName.get());
        }
    }

    /**
     * Asks for errors, for hop limits of what arrives, and for the kernel's times of sending and receiving.
     *
     * @param channel the channel, which has not sent anything yet
     * @throws IOException if the kernel refuses
     */
    public static void prepare(InternetChannel<?> channel) throws IOException {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
        channel.setOption(RawSocketOptions.ERROR_QUEUE, true);
        channel.setControlFields(EnumSet.of(ControlField.HOP_LIMIT, ControlField.TIMESTAMP));
        channel.setOption(RawSocketOptions.TRANSMIT_TIMESTAMPS, true);
    }

    /**
     * {@return what waits for packets and for entries of the error queue}
     *
     * @param channel the channel to wait for
     * @throws IOException if the kernel refuses
     */
    public static Poller poller(InternetChannel<?> channel) throws IOException {
        Poller poller = Poller.open();
        poller.register(channel, PollKey.OP_READ | PollKey.OP_ERROR);
        return poller;
    }
}
