package io.rawnet.linux.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Compares what rawnet-linux knows of the kernel's structures with the C headers: every constant of the module becomes a static
 * assertion of a C program, which a compiler judges. A constant that C does not have is named in {@code layouts.txt} with the reason.
 */
class NativeLayoutTest {
    @ParameterizedTest
    @EnumSource
    void everyConstantIsWhatTheHeadersSay(Compiler compiler) throws Exception {
        List<String> assertions = JavaConstants.assertions(Meanings.read(), compiler.architecture());
        assertThat(assertions).hasSizeGreaterThan(500);
        assertThat(compiler.complaints(assertions)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyArgumentIsWrittenWhereItsMemberIs(Compiler compiler) throws Exception {
        assertThat(compiler.complaints(WrittenStructures.assertions())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyErrorNumberOfTheHeadersIsInTheTable(Compiler compiler) throws Exception {
        assertThat(compiler.errorNumbers())
                .containsExactlyInAnyOrderElementsOf(
                        JavaConstants.errorNumbers().keySet());
    }

    @ParameterizedTest
    @EnumSource
    void wrongNumberIsFound(Compiler compiler) throws Exception {
        assertThat(compiler.complaints(List.of(
                        "_Static_assert(sizeof(struct sockaddr_ll) == 21, \"a size\");",
                        "_Static_assert(EPERM == 1, \"a number\");")))
                .hasSize(1)
                .allMatch(complaint -> complaint.contains("a size"));
    }

    @Test
    void everyMeaningIsOfAConstant() throws Exception {
        assertThat(JavaConstants.names()).containsAll(Meanings.read().names());
    }
}
