package io.rawnet.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who takes rawnet-codec takes nothing else. */
class ModuleTest {

    private static final Path CLASSES = Path.of("target", "classes");

    @Test
    void needsTheBaseModuleAlone() {
        ModuleDescriptor module =
                ModuleFinder.of(CLASSES).find("io.rawnet.codec").orElseThrow().descriptor();
        assertThat(module.requires())
                .extracting(ModuleDescriptor.Requires::name)
                .containsExactly("java.base");
        assertThat(module.exports())
                .filteredOn(exports -> !exports.isQualified())
                .extracting(ModuleDescriptor.Exports::source)
                .contains("io.rawnet.codec", "io.rawnet.codec.packet")
                .doesNotContain("io.rawnet.codec.internal");
    }

    @Test
    void becomesAnImageOfItsOwn(@TempDir Path folder) throws Exception {
        Path image = folder.resolve("image");
        // in a process of its own: jlink does not work inside a JVM whose modules are patched, as those under test are
        String jlink = Path.of(System.getProperty("java.home"), "bin", "jlink").toString();
        assertThat(run(
                        jlink,
                        "--module-path",
                        CLASSES.toString(),
                        "--add-modules",
                        "io.rawnet.codec",
                        "--output",
                        image.toString()))
                .isEmpty();
        String modules = run(image.resolve("bin/java").toString(), "--list-modules");
        assertThat(modules.lines().map(line -> line.replaceAll("@.*", "")))
                .containsExactlyInAnyOrder("io.rawnet.codec", "java.base");
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
