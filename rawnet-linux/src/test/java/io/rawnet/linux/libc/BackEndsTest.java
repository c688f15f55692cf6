package io.rawnet.linux.libc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackEndsTest {
    private static final Optional<BackEnd> FOREIGN = Optional.of(new Named(BackEnds.FOREIGN));
    private static final Optional<BackEnd> JNR = Optional.of(new Named(BackEnds.JNR));
    private static final Optional<BackEnd> NONE = Optional.empty();

    @Test
    void foreignFunctionsAreChosenWhereTheyAreThere() {
        assertThat(BackEnds.choose("", FOREIGN, () -> JNR).name()).isEqualTo("foreign");
        assertThat(BackEnds.choose("", FOREIGN, () -> NONE).name()).isEqualTo("foreign");
        assertThat(BackEnds.choose("", NONE, () -> JNR).name()).isEqualTo("jnr");
    }

    @ParameterizedTest
    @CsvSource({"foreign", "jnr"})
    void propertyAsksForOne(String asked) {
        assertThat(BackEnds.choose(asked, FOREIGN, () -> JNR).name()).isEqualTo(asked);
    }

    @Test
    void noneIsRefusedWithWhatToDo() {
        refused("", NONE, NONE, "no way to make system calls", "22 or later", "io.rawnet:rawnet-linux-jnr");
    }

    @Test
    void oneThatIsAskedForAndNotThereIsRefusedWithWhatToDo() {
        refused("foreign", NONE, JNR, "rawnet.native is \"foreign\"", "22 or later is needed");
        refused("jnr", FOREIGN, NONE, "rawnet.native is \"jnr\"", "Add the dependency io.rawnet:rawnet-linux-jnr");
        refused("panama", FOREIGN, JNR, "rawnet.native is \"panama\"", "use foreign (JDK 22 and later) or jnr");
    }

    @Test
    void oneIsAskedForInThisRun() {
        assertThat(BackEnds.inUse().name()).isEqualTo(System.getProperty("rawnet.native"));
    }

    @Test
    void refusedNativeAccessIsExplainedWithTheFlag() {
        Throwable deep = new LinkageError("outer", new IllegalCallerException("Illegal native access from module x"));
        assertThat(Library.explained(new Named("jnr"), deep))
                .isInstanceOf(IllegalCallerException.class)
                .hasMessageContaining("Start it with --enable-native-access=")
                .hasMessageContaining("back end \"jnr\"")
                .hasCause(deep);
        Throwable text = new UnsatisfiedLinkError("message follows: java.lang.IllegalCallerException: Illegal native");
        assertThat(Library.explained(new Named("jnr"), text)).isInstanceOf(IllegalCallerException.class);
    }

    @Test
    void anyOtherFailureIsToldAsItIs() {
        Throwable other = new UnsatisfiedLinkError("/tmp/x.so: failed to map segment from shared object");
        assertThat(Library.explained(new Named("jnr"), other))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("failed to map segment")
                .hasCause(other);
    }

    private static void refused(String asked, Optional<BackEnd> foreign, Optional<BackEnd> jnr, String... words) {
        assertThatThrownBy(() -> BackEnds.choose(asked, foreign, () -> jnr))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContainingAll(words);
    }

    /** A back end that is only looked at. */
    private record Named(String name) implements BackEnd {
        @Override
        public Module nativeModule() {
            return BackEndsTest.class.getModule();
        }

        @Override
        public LibC load() {
            throw new UnsupportedOperationException();
        }
    }
}
