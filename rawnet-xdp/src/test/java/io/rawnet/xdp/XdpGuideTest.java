package io.rawnet.xdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.filter.FilterCompiler;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import io.rawnet.testkit.junit.Requires;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The samples of {@code docs/xdp.md}, which stand there word for word. */
@Timeout(60)
class XdpGuideTest {
    static void capture(String interfaceName, String expression, int packets) throws IOException, BpfSyntaxException {
        BpfProgram filter = FilterCompiler.compile(expression, LinkType.ETHERNET);
        try (XdpProgram program = XdpProgram.builder().filter(filter).attach(interfaceName);
                XdpSocket socket = XdpSocket.builder().open(interfaceName, 0)) {
            program.add(socket);
            for (int left = packets; left > 0; left--) {
                try (XdpFrame frame = socket.receive()) {
                    System.out.println(Packet.decode(LinkType.ETHERNET, frame.buffer()));
                }
            }
        }
    }

    static void send(String interfaceName, ByteBuffer packet, int times) throws IOException {
        try (XdpSocket socket = XdpSocket.builder().sendOnly().open(interfaceName, 0)) {
            for (int left = times; left > 0; left--) {
                socket.claim().put(packet.duplicate());
                socket.submit();
                if (left % 64 == 1) {
                    socket.flush();
                }
            }
        }
    }

    static void forward(String from, String to, int packets) throws IOException {
        try (Umem umem = Umem.allocate(4096, 2048);
                XdpProgram program = XdpProgram.builder().attach(from);
                XdpSocket in = XdpSocket.builder().umem(umem).frameCount(4000).open(from, 0);
                XdpSocket out =
                        XdpSocket.builder().umem(umem).frameCount(96).sendOnly().open(to, 0)) {
            program.add(in);
            for (int left = packets; left > 0; ) {
                Optional<XdpFrame> next = Optional.of(in.receive());
                while (next.isPresent()) {
                    out.forward(next.get());
                    left--;
                    next = left > 0 ? in.tryReceive() : Optional.empty();
                }
                out.flush();
            }
        }
    }

    @Test
    @Requires(Requirements.BPF)
    @InPrivateNetwork
    void whatIsSentIsForwardedAndCaptured() throws Exception {
        Cable first = Cable.lay();
        Cable second = Cable.lay();
        CompletableFuture<Void> forwarded = new CompletableFuture<>();
        Thread forwarder = inBackground(
                forwarded, () -> forward(Cable.name(first.right()), Cable.name(second.left()), Integer.MAX_VALUE));
        String expression = "ether proto " + Frames.OURS.number() + " and len >= 60";
        CompletableFuture<Void> captured = new CompletableFuture<>();
        inBackground(captured, () -> capture(Cable.name(second.right()), expression, 10));
        // until both listen
        while (!captured.isDone() && !forwarded.isDone()) {
            send(Cable.name(first.left()), Frames.numbered(1, 60), 10);
        }
        captured.get(30, TimeUnit.SECONDS);
        forwarder.interrupt();
        assertThatThrownBy(() -> forwarded.get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(ClosedByInterruptException.class);
    }

    private static Thread inBackground(CompletableFuture<Void> result, Sample sample) {
        // a thread inherits the network of the one that starts it
        Thread thread = new Thread(() -> {
            try {
                sample.run();
                result.complete(null);
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Test
    void samplesOfTheGuideStandInThisFile() throws Exception {
        String here = withoutIndentation(Files.readString(Path.of("src/test/java/io/rawnet/xdp/XdpGuideTest.java")));
        List<String> samples = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/xdp.md")))
                .results()
                .map(found -> withoutIndentation(found.group(1)))
                .toList();
        assertThat(samples).hasSize(3).allSatisfy(sample -> assertThat(here).contains(sample));
    }

    private static String withoutIndentation(String text) {
        return text.replaceAll("(?m)^ +", "");
    }

    /** A sample that may throw anything. */
    @FunctionalInterface
    private interface Sample {
        void run() throws Exception;
    }
}
