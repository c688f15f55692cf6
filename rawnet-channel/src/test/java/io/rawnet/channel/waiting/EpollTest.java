package io.rawnet.channel.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.linux.call.DescriptorCalls;
import io.rawnet.linux.poll.EpollEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EpollTest {
    private Epoll<String> epoll;
    private int one;
    private int two;

    @BeforeEach
    void open() throws Exception {
        epoll = new Epoll<>();
        one = Eventfd.number();
        two = Eventfd.number();
    }

    @AfterEach
    void close() {
        epoll.close();
        DescriptorCalls.close(one);
        DescriptorCalls.close(two);
    }

    @Test
    void eventComesWithWhatBelongsToItsDescriptor() throws Exception {
        epoll.add(one, EpollEvents.EPOLLIN, "one");
        epoll.add(two, EpollEvents.EPOLLIN, "two");
        assertThat(epoll.await(0)).isZero();
        Eventfd.write(two);
        assertThat(epoll.await(1000)).isEqualTo(1);
        assertThat(epoll.attachment(0)).isEqualTo("two");
        assertThat(epoll.events(0)).isEqualTo(EpollEvents.EPOLLIN);
    }

    @Test
    void placeOfARemovedRegistrationIsUsedAgainAndNotMixedUp() throws Exception {
        Epoll<String>.Registration first = epoll.add(one, EpollEvents.EPOLLIN, "first");
        Eventfd.write(one);
        assertThat(epoll.await(1000)).isEqualTo(1);
        // the event was fetched before another descriptor took the place
        first.remove();
        assertThat(epoll.attachment(0)).isNull();
        Epoll<String>.Registration second = epoll.add(two, EpollEvents.EPOLLIN, "second");
        assertThat(epoll.attachment(0)).isNull();
        first.remove();
        first.modify(EpollEvents.EPOLLOUT);
        Eventfd.write(two);
        assertThat(epoll.await(1000)).isEqualTo(1);
        assertThat(epoll.attachment(0)).isEqualTo("second");
        second.remove();
        assertThat(epoll.await(0)).isZero();
    }

    @Test
    void manyRegistrationsOneAfterTheOtherNeedOnePlace() throws Exception {
        Eventfd.write(one);
        for (int round = 0; round < 10_000; round++) {
            Epoll<String>.Registration registration = epoll.add(one, EpollEvents.EPOLLIN, "round " + round);
            assertThat(epoll.await(1000)).isEqualTo(1);
            assertThat(epoll.attachment(0)).isEqualTo("round " + round);
            registration.remove();
        }
    }

    @Test
    void refusedRegistrationLeavesItsPlaceFree() throws Exception {
        epoll.add(one, EpollEvents.EPOLLIN, "one");
        assertThatThrownBy(() -> epoll.add(one, EpollEvents.EPOLLIN, "again"))
                .hasMessageContainingAll("epoll_ctl", "EEXIST");
        epoll.add(two, EpollEvents.EPOLLIN, "two");
        Eventfd.write(one);
        Eventfd.write(two);
        assertThat(epoll.await(1000)).isEqualTo(2);
        assertThat(new String[] {epoll.attachment(0), epoll.attachment(1)}).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void modifyingReportsWhatIsThereOnceMore() throws Exception {
        Epoll<String>.Registration registration = epoll.add(one, EpollEvents.EPOLLIN | EpollEvents.EPOLLET, "one");
        Eventfd.write(one);
        assertThat(epoll.await(1000)).isEqualTo(1);
        assertThat(epoll.await(0)).isZero();
        registration.modify(EpollEvents.EPOLLIN | EpollEvents.EPOLLET);
        assertThat(epoll.await(0)).isEqualTo(1);
    }
}
