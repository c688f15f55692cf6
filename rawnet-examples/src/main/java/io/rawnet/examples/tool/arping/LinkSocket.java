package io.rawnet.examples.tool.arping;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.SocketKind;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.channel.ChannelOptions;
import io.rawnet.channel.PollKey;
import io.rawnet.channel.Poller;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.PacketSocket;
import java.io.Closeable;
import java.io.IOException;

/** Two channels on one interface: one sends, and the other hears answers and what the first sends, both with the kernel's times. */
final class LinkSocket implements Closeable {
    private final LinkChannel sender;
    private final LinkChannel listener;
    private final Poller poller;

    private LinkSocket(LinkChannel sender, LinkChannel listener, Poller poller) {
        this.sender = sender;
        this.listener = listener;
        this.poller = poller;
    }

    static LinkSocket open(ArpingSettings settings, Question question) throws IOException {
        LinkChannel sender =
                LinkChannel.open(LinkMode.RAW, settings.on(), PacketSocket.ALL_PROTOCOLS, BpfProgram.dropAll());
        LinkChannel listener = null;
        Poller poller = null;
        try {
            listener = LinkChannel.open(
                    LinkMode.RAW, settings.on(), PacketSocket.ALL_PROTOCOLS, program(question.filter()));
            listener.setOption(ChannelOptions.TIMESTAMP, true);
            poller = Poller.open();
            poller.register(listener, PollKey.OP_READ);
            return new LinkSocket(sender, listener, poller);
        } catch (IOException | RuntimeException failure) {
            closeAll(poller, listener, sender);
            throw failure;
        }
    }

    private static BpfProgram program(String filter) {
        try {
            return FilterCompiler.forSocket(SocketKind.PACKET_RAW).compile(filter);
        } catch (BpfSyntaxException impossible) {
            throw new AssertionError("the expression is fixed", impossible);
        }
    }

    LinkChannel sender() {
        return sender;
    }

    LinkChannel listener() {
        return listener;
    }

    Poller poller() {
        return poller;
    }

    @Override
    public void close() throws IOException {
        closeAll(poller, listener, sender);
    }

    /** Closes what there is of the three, each even if another cannot be closed. */
    private static void closeAll(Poller poller, LinkChannel listener, LinkChannel sender) throws IOException {
        try (sender;
                listener;
                poller) {
            return;
        }
    }
}
