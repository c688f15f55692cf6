package io.rawnet.examples.modules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.examples.tool.Programs;
import io.rawnet.examples.tool.Tool;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.Requirements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module of somebody else's, on the module path, that requires {@code io.rawnet.ip} and nothing else of rawnet. */
class ConsumerModuleTest {
    private static final String PROGRAM = """
            package consumer;

            import io.rawnet.codec.number.IpProtocol;
            import io.rawnet.ip.TransportChannel;
            import io.rawnet.linux.error.Errno;
            import io.rawnet.linux.error.SystemCallException;
            import java.io.IOException;
            import java.net.StandardProtocolFamily;

            public final class Consumer {
                public static void main(String[] args) {
                    try (TransportChannel channel = TransportChannel.open(StandardProtocolFamily.INET, IpProtocol.ICMP)) {
                        System.out.println("opened for " + channel.protocol());
                    } catch (IOException refused) {
                        Errno errno = SystemCallException.in(refused).orElseThrow().errno();
                        System.out.println(errno.number() + " " + errno.name() + " " + errno.equals(Errno.EPERM));
                    }
                }
            }
            """;

    @TempDir
    private Path sources;

    @TempDir
    private Path classes;

    private Path descriptor;

    @BeforeEach
    void writeDescriptor() throws IOException {
        descriptor =
                Files.writeString(sources.resolve("module-info.java"), "module consumer { requires io.rawnet.ip; }");
    }

    @Test
    @InPrivateNetwork
    void opensChannelsAndReadsErrorNumbers(PrivateNetwork network) throws Exception {
        Requirements.requireTool("setpriv");
        Programs.compileModule(classes, descriptor, write(PROGRAM));
        String[] program = Programs.moduleCommandLine(classes, "consumer/consumer.Consumer");
        assertThat(Tool.output(network.start(program))).isEqualTo("opened for ICMP");

        List<String> unprivileged = new ArrayList<>(List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
        unprivileged.addAll(List.of(program));
        assertThat(Tool.output(network.start(unprivileged.toArray(String[]::new))))
                .isEqualTo("1 EPERM true");
    }

    @Test
    void doesNotSeeTheSystemCalls() throws Exception {
        Path program = write("""
                package consumer;

                final class Consumer {
                    static final Class<?> HIDDEN = io.rawnet.linux.call.SocketCalls.class;
                }
                """);
        assertThatThrownBy(() -> Programs.compileModule(classes, descriptor, program))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("package io.rawnet.linux.call is not visible");
    }

    private Path write(String program) throws IOException {
        Files.createDirectories(sources.resolve("consumer"));
        return Files.writeString(sources.resolve("consumer").resolve("Consumer.java"), program);
    }
}
