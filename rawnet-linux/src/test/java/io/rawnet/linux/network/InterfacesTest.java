package io.rawnet.linux.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.linux.OwnNamespace;
import io.rawnet.linux.error.SystemCallException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InterfacesTest {
    private static final int IFF_UP = 0x1;
    private static final int IFF_BROADCAST = 0x2;
    private static final int IFF_LOOPBACK = 0x8;
    private static final int IFF_LOWER_UP = 0x10000;

    @Test
    void newNamespaceHasLoopbackOnly() throws Exception {
        OwnNamespace.run(() -> {
            assertThat(Interfaces.all()).singleElement().satisfies(lo -> {
                assertThat(lo.name()).isEqualTo("lo");
                assertThat(lo.index()).isEqualTo(1);
                assertThat(lo.mtu()).isEqualTo(65536);
                assertThat(lo.hardwareType()).isEqualTo(772);
                assertThat(lo.flags() & (IFF_UP | IFF_LOOPBACK)).isEqualTo(IFF_UP | IFF_LOOPBACK);
                assertThat(lo.addresses())
                        .extracting(InterfaceAddress::toString)
                        .contains("127.0.0.1/8");
            });
            assertThat(Interfaces.byIndex(1))
                    .hasValueSatisfying(lo -> assertThat(lo.name()).isEqualTo("lo"));
            assertThat(Interfaces.byIndex(99)).isEmpty();
        });
    }

    @Test
    void changesAreSeen() throws Exception {
        OwnNamespace.run(() -> {
            try (NetworkChanges changes = new NetworkChanges();
                    NetworkNamespace here = NetworkNamespace.current()) {
                int one = 11;
                changes.addVethPair("one", one, "two", 12, here);
                assertThat(Interfaces.byName("one").orElseThrow().index()).isEqualTo(one);
                assertThat(Interfaces.byName("two").orElseThrow().index()).isEqualTo(12);
                assertThat(Interfaces.byIndex(one).orElseThrow().flags() & IFF_UP)
                        .isZero();
                assertThat(Interfaces.byIndex(one).orElseThrow().isOperational())
                        .isFalse();
                changes.setMtu(one, 1300);
                changes.withoutGeneratedAddress(one);
                changes.setUp(one);
                changes.setUp(Interfaces.byName("two").orElseThrow().index());
                InetAddress address = InetAddress.getByName("fe80::5");
                changes.addAddress(one, new InterfaceAddress(address, 64));
                assertThat(Interfaces.byName("one")).hasValueSatisfying(found -> {
                    assertThat(found.mtu()).isEqualTo(1300);
                    assertThat(found.hardwareType()).isEqualTo(1);
                    assertThat(found.hardwareAddress()).hasSize(6);
                    int upAndLinked = IFF_UP | IFF_BROADCAST | IFF_LOWER_UP;
                    assertThat(found.flags() & upAndLinked).isEqualTo(upAndLinked);
                    assertThat(found.addresses())
                            .extracting(InterfaceAddress::toString)
                            .containsExactly("fe80:0:0:0:0:0:0:5%" + one + "/64");
                });
                assertThatThrownBy(() -> changes.addAddress(one, new InterfaceAddress(address, 64)))
                        .hasMessageContainingAll("RTM_NEWADDR", "EEXIST");
                for (int tries = 0; !Interfaces.byIndex(one).orElseThrow().isOperational(); tries++) {
                    assertThat(tries).isLessThan(5000);
                    Thread.sleep(1);
                }
                changes.remove(one);
                assertThat(Interfaces.byName("one")).isEmpty();
                assertThat(Interfaces.byName("two")).isEmpty();
            }
        });
    }

    @Test
    void unknownInterfaceComesWithTheNamesThereAre() throws Exception {
        OwnNamespace.run(() -> assertThat(Interfaces.missing("interface nowhere0", Interfaces.all()))
                .isInstanceOf(SystemCallException.class)
                .hasMessageContainingAll("nowhere0", "ENODEV", "There are: lo."));
    }

    @Test
    void messageAboutAMissingInterfaceNamesEightAtMost() throws Exception {
        OwnNamespace.run(() -> {
            try (NetworkChanges changes = new NetworkChanges();
                    NetworkNamespace here = NetworkNamespace.current()) {
                for (int cable = 0; cable < 10; cable++) {
                    changes.addVethPair("near" + cable, 100 + cable, "far" + cable, 200 + cable, here);
                }
            }
            IOException missing = Interfaces.missing("bind(nowhere0)", Interfaces.all());
            assertThat(missing)
                    .hasMessageContainingAll("bind(nowhere0) failed: ENODEV", " and 13 more (ip link).")
                    .hasMessageMatching(".*There are: lo(, (near|far)\\d){7} and 13 more.*");
        });
    }

    @Property
    void anyOctetsAreReadAsAttributes(@ForAll byte[] octets) {
        ByteBuffer hostile = ByteBuffer.wrap(octets).order(ByteOrder.nativeOrder());
        NetlinkAttributes attributes = new NetlinkAttributes(hostile);
        for (int type = 0; type < 64; type++) {
            assertThat(attributes.octets(type).length).isLessThanOrEqualTo(octets.length);
            assertThat(attributes.text(type)).doesNotContain("\0");
            attributes.number(type);
        }
    }
}
