package io.rawnet.linux.libc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTest {
    @ParameterizedTest
    @ValueSource(strings = {"amd64", "aarch64"})
    void knows64BitLinux(String processor) {
        assertThat(Machine.refusal("Linux", processor, 64)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"arm, 32", "i386, 32", "x86, 32", "arm, 64", "amd64, 32", "aarch64, 32", "ppc, 32"})
    void refuses32BitMachinesBecauseOfTheirAddresses(String processor, int bits) {
        assertThat(Machine.refusal("Linux", processor, bits))
                .contains("32-bit", "os.arch is " + processor, "addresses and lengths of 64 bits", "Use a 64-bit JDK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"riscv64", "ppc64le", "s390x", "loongarch64", "mips64el", "aarch64_be", ""})
    void refusesOtherProcessorsBecauseNobodyCheckedThem(String processor) {
        assertThat(Machine.refusal("Linux", processor, 64))
                .contains("os.arch is " + processor, "differ between processors", "x86-64 (amd64) and aarch64 only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Windows 11", "Mac OS X", "FreeBSD"})
    void refusesOtherSystemsByName(String system) {
        assertThat(Machine.refusal(system, "amd64", 64)).contains("Linux kernel", "this is " + system + ".");
    }

    @Test
    void everyRefusalSaysWhatWorksThere() {
        assertThat(Machine.refusal("Linux", "riscv64", 64)).endsWith("work everywhere.");
        assertThat(Machine.refusal("Linux", "arm", 32)).endsWith("work everywhere.");
        assertThat(Machine.refusal("Mac OS X", "aarch64", 64)).endsWith("work everywhere.");
    }
}
