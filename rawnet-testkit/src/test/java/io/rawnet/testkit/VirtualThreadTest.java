package io.rawnet.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rawnet.linux.call.Capabilities;
import io.rawnet.linux.network.NetworkNamespace;
import io.rawnet.testkit.junit.InPrivateNetwork;
import io.rawnet.testkit.junit.PrivateNetworkExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What concerns a network namespace is refused to virtual threads, which have none of their own. */
@Timeout(60)
class VirtualThreadTest {
    private static final String ADVICE = "open channels there, and wait on virtual threads";

    @BeforeEach
    void requireVirtualThreads() {
        assumeTrue(Runtime.version().feature() >= 21, "virtual threads need JDK 21");
    }

    @Test
    void cannotOpenANetwork() {
        assertRefused(PrivateNetwork::open, "become a host of a private network");
        assertRefused(() -> PrivateNetwork.builder().routers(1).open(), "become a host of a private network");
    }

    @Test
    void cannotRunATestInANetwork() {
        assertRefused(
                () -> {
                    new PrivateNetworkExtension().beforeEach(null);
                    return null;
                },
                "run a test in a private network");
    }

    @Test
    void cannotChangeTheNamespaceOrTheCapabilitiesOfTheCarrier() {
        assertRefused(
                () -> {
                    NetworkNamespace.unshare();
                    return null;
                },
                "leave its network namespace");
        assertRefused(
                () -> {
                    try (NetworkNamespace current = NetworkNamespace.current()) {
                        current.enter();
                    }
                    return null;
                },
                "enter a network namespace");
        assertRefused(
                () -> {
                    Capabilities.dropAll();
                    return null;
                },
                "give up capabilities");
    }

    @Test
    @InPrivateNetwork
    void cannotRunCodeOfTheLocalHost(PrivateNetwork network) {
        Host local = network.local();
        assertRefused(() -> local.call(() -> 1), "run code of the local host");
        assertRefused(() -> local.background(() -> 1), "run code of the local host");
        assertRefused(() -> local.callUnprivileged(() -> 1), "run code of the local host");
        assertRefused(() -> network.start("true"), "run code of the local host");
    }

    @Test
    @InPrivateNetwork
    void canWaitForCodeOfThePeer(PrivateNetwork network) throws Exception {
        Callable<Path> namespace = () -> Files.readSymbolicLink(Path.of("/proc/thread-self/ns/net"));
        assertThat(onVirtualThread(() -> network.peer().call(namespace)))
                .isEqualTo(network.peer().call(namespace))
                .isNotEqualTo(namespace.call());
    }

    private static void assertRefused(Callable<?> code, String action) {
        assertThatThrownBy(() -> onVirtualThread(code))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("A virtual thread cannot " + action)
                .hasMessageContaining(ADVICE);
    }

    /** Runs code on a virtual thread, of which JDK 17 knows nothing, and waits for it. */
    private static <T> T onVirtualThread(Callable<T> code) throws Exception {
        FutureTask<T> task = new FutureTask<>(code);
        Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
        try {
            return task.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw (Exception) failed.getCause();
        }
    }
}
