package io.rawnet.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.examples.command.Shell.Result;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rawnet exchange --diagram}. */
@InPrivateNetwork
class ExchangeDiagramTest {
    @Test
    void drawsTheQuestionAndItsAnswer(@TempDir Path folder) throws Exception {
        Path picture = folder.resolve("refused.svg");
        Result result = Shell.run(
                "exchange",
                "tcp",
                "10.0.0.2",
                "--port",
                "9",
                "--source-port",
                "4000",
                "--seq",
                "7",
                "--diagram",
                picture.toString());

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(Files.readString(picture))
                .containsSubsequence(
                        ">10.0.0.1<",
                        ">port 4000<",
                        ">10.0.0.2<",
                        ">port 9<",
                        ">SYN seq 0<",
                        ">RST+ACK seq 0 ack 1, reset<");
    }
}
