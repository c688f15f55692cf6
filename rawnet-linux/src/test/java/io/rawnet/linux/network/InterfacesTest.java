package io.rawnet.linux.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.linux.OwnNamespace;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class InterfacesTest {
    @Test
    void newNamespaceHasLoopbackOnly() throws Exception {
        OwnNamespace.run(() -> {
            assertThat(Interfaces.all()).singleElement().satisfies(lo -> {
                assertThat(lo.name()).isEqualTo("lo");
                assertThat(lo.index()).isEqualTo(1);
                assertThat(lo.mtu()).isEqualTo(65536);
                assertThat(lo.hardwareType()).isEqualTo(772);
                assertThat(lo.isLoopback()).isTrue();
                assertThat(lo.isUp()).isTrue();
                assertThat(lo.addresses())
                        .extracting(InterfaceAddress::toString)
                        .contains("127.0.0.1/8");
            });
            assertThat(Interfaces.nameOf(1)).isEqualTo("lo");
            assertThatThrownBy(() -> Interfaces.nameOf(99)).hasMessageContainingAll("99", "lo (MTU 65536)");
        });
    }

    @Test
    void changesAreSeen() throws Exception {
        OwnNamespace.run(() -> {
            try (NetworkChanges changes = new NetworkChanges();
                    NetworkNamespace here = NetworkNamespace.current()) {
                int one = 11;
                changes.addCable("one", one, "two", 12, here);
                assertThat(Interfaces.indexOf("one")).isEqualTo(one);
                assertThat(Interfaces.indexOf("two")).isEqualTo(12);
                assertThat(Interfaces.byIndex(one).orElseThrow().isUp()).isFalse();
                assertThat(Interfaces.byIndex(one).orElseThrow().isOperational())
                        .isFalse();
                changes.setMtu(one, 1300);
                changes.withoutGeneratedAddress(one);
                changes.setUp(one);
                changes.setUp(Interfaces.indexOf("two"));
                InetAddress address = InetAddress.getByName("fe80::5");
                changes.addAddress(one, new InterfaceAddress(address, 64));
                assertThat(Interfaces.byName("one")).hasValueSatisfying(found -> {
                    assertThat(found.mtu()).isEqualTo(1300);
                    assertThat(found.hardwareType()).isEqualTo(1);
                    assertThat(found.hardwareAddress().length()).isEqualTo(6);
                    assertThat(found.isUp() && found.hasLink() && found.canBroadcast())
                            .isTrue();
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

    @Property
    void anyOctetsAreReadAsAttributes(@ForAll byte[] octets) {
        ByteBuffer hostile = ByteBuffer.wrap(octets).order(ByteOrder.nativeOrder());
        NetlinkAttributes attributes = NetlinkAttributes.read(hostile);
        for (int type = 0; type < 64; type++) {
            assertThat(attributes.octets(type).length).isLessThanOrEqualTo(octets.length);
            assertThat(attributes.text(type)).doesNotContain("\0");
            attributes.number(type);
        }
    }
}
