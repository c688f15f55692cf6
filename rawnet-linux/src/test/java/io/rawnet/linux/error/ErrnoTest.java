package io.rawnet.linux.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrnoTest {
    @Test
    void everyNumberOfTheKernelHasItsOwnName() {
        assertThat(IntStream.rangeClosed(1, 133)
                        .filter(number -> ErrorNumbers.name(number) != null)
                        .mapToObj(ErrorNumbers::name))
                .hasSize(131)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("E[A-Z0-9]+"));
    }

    @Test
    void numberWithTwoNamesHasTheKernelsOwn() {
        assertThat(new Errno(11)).hasToString("EAGAIN (Resource temporarily unavailable)");
        assertThat(new Errno(35)).hasToString("EDEADLK (Resource deadlock avoided)");
        assertThat(new Errno(95)).hasToString("EOPNOTSUPP (Operation not supported)");
    }

    @Test
    void firstAndLastHaveNames() {
        assertThat(new Errno(1)).hasToString("EPERM (Operation not permitted)");
        assertThat(new Errno(133)).hasToString("EHWPOISON (Memory page has hardware error)");
    }

    @Test
    void numbersWithoutNameAreShownAsTheyAre() {
        for (int number : new int[] {-1, 0, 41, 58, 134, 4000, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThat(new Errno(number)).hasToString("errno " + number + " (unknown error)");
        }
    }
}
