package io.rawnet.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.testkit.PrivateNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

@Timeout(60)
@InPrivateNetwork
class InPrivateNetworkTest {
    private static final Set<Thread> SEEN = ConcurrentHashMap.newKeySet();

    private PrivateNetwork network;
    private Path namespace;

    @BeforeEach
    void remember(PrivateNetwork given) throws Exception {
        network = given;
        namespace = here();
    }

    @AfterEach
    void isStillThere(PrivateNetwork given) throws Exception {
        assertThat(given).isSameAs(network);
        assertThat(here()).isEqualTo(namespace);
    }

    @Test
    void testRunsWhereItsBeforeEachRan(PrivateNetwork given) throws Exception {
        assertThat(given).isSameAs(network);
        assertThat(here()).isEqualTo(namespace).isNotEqualTo(Files.readSymbolicLink(Path.of("/proc/self/ns/net")));
    }

    @RepeatedTest(3)
    void everyRepetitionHasAThreadOfItsOwn() {
        assertThat(SEEN.add(Thread.currentThread())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void parametersAndNetworkGoTogether(int parameter, PrivateNetwork given) {
        assertThat(parameter).isBetween(1, 2);
        assertThat(given).isSameAs(network);
    }

    @TestFactory
    Stream<DynamicTest> dynamicTestsRunInTheNetworkOfTheirFactory() {
        return Stream.of(1, 2)
                .map(number -> DynamicTest.dynamicTest(
                        "number " + number, () -> assertThat(here()).isEqualTo(namespace)));
    }

    @Test
    @InPrivateNetwork(routers = 1)
    void annotationOfTheMethodCountsBeforeTheClass() {
        assertThat(network.routers()).hasSize(1);
    }

    @Nested
    class Inside {
        @Test
        void nestedTestsHaveOneToo(PrivateNetwork given) throws Exception {
            assertThat(given).isSameAs(network);
            assertThat(here()).isEqualTo(namespace);
        }
    }

    @Test
    void missingToolSkipsUnlessItIsRequired() {
        assertThatThrownBy(() -> Requirements.requireTool("no-such-tool"))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no-such-tool");
        String before = System.getProperty(Requirements.PROPERTY, "");
        System.setProperty(Requirements.PROPERTY, "privileged, no-such-tool");
        try {
            assertThatThrownBy(() -> Requirements.requireTool("no-such-tool"))
                    .isInstanceOf(AssertionFailedError.class)
                    .hasMessageContaining("no-such-tool");
            assertThatThrownBy(() -> Requirements.require("no-such-tool")).isInstanceOf(AssertionFailedError.class);
            Requirements.require(Requirements.PRIVILEGED);
        } finally {
            System.setProperty(Requirements.PROPERTY, before);
        }
    }

    private static Path here() throws Exception {
        return Files.readSymbolicLink(Path.of("/proc/thread-self/ns/net"));
    }
}
