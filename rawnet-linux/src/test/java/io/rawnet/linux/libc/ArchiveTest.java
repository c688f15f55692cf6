package io.rawnet.linux.libc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** The archive of rawnet-linux, which holds some classes twice. */
class ArchiveTest {
    @Test
    @EnabledForJreRange(
            min = JRE.JAVA_22,
            disabledReason = "no class is there twice, and the jar command of JDK 17 cannot read records")
    void versionsOfAClassHaveOneInterface() throws Exception {
        Path archive = Path.of(
                LibC.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
        assertThat(jar.run(writer, writer, "--validate", "--file", archive.toString()))
                .as(said.toString())
                .isZero();
        assertThat(said.toString()).isEmpty();
    }
}
