package io.rawnet.linux.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SocketAddressTest {
    private final ByteBuffer memory = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);

    SocketAddressTest() {
        Arrays.fill(memory.array(), (byte) 0xee);
    }

    @Test
    void writesIpv4AsTheKernelWants() throws Exception {
        int length = InternetSocketAddress.put(memory, 0, InetAddress.getByAddress(new byte[] {10, 1, 2, 3}), 0x1234);
        assertThat(Arrays.copyOf(memory.array(), length))
                .containsExactly(2, 0, 0x12, 0x34, 10, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(InternetSocketAddress.get(memory, 0, length)).isEqualTo(new InetSocketAddress("10.1.2.3", 0x1234));
    }

    @Test
    void writesIpv6AsTheKernelWants() throws Exception {
        byte[] address = {(byte) 0xfe, (byte) 0x80, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8};
        int length = InternetSocketAddress.put(memory, 0, Inet6Address.getByAddress(null, address, 7), 1);
        assertThat(Arrays.copyOf(memory.array(), length))
                .containsExactly(
                        10, 0, 0, 1, 0, 0, 0, 0, 0xfe, 0x80, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 7, 0, 0, 0);
        Inet6Address read = (Inet6Address) InternetSocketAddress.address(memory, 0, length);
        assertThat(read.getAddress()).containsExactly(address);
        assertThat(read.getScopeId()).isEqualTo(7);
    }

    @Test
    void mappedAddressStaysIpv6() throws Exception {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 1, 2, 3, 4};
        memory.put(8, mapped).putShort(0, (short) 10).putInt(24, 0);
        assertThat(InternetSocketAddress.address(memory, 0, 28)).isInstanceOf(Inet6Address.class);
    }

    @Test
    void truncatedAddressIsNone() throws Exception {
        InternetSocketAddress.put(memory, 0, InetAddress.getByAddress(new byte[] {10, 1, 2, 3}), 9);
        for (int length = 0; length < InternetSocketAddress.IPV4_SIZE; length++) {
            assertThat(InternetSocketAddress.get(memory, 0, length))
                    .as("length %s", length)
                    .isNull();
        }
        new LinkSocketAddress(0x0800, 3, HardwareAddress.NONE).put(memory, 0);
        for (int length = 0; length < 12; length++) {
            assertThat(LinkSocketAddress.get(memory, 0, length))
                    .as("length %s", length)
                    .isNull();
        }
    }

    @Test
    void writesLinkAddressAsTheKernelWants() {
        LinkSocketAddress address =
                new LinkSocketAddress(0x88b5, 3, 1, 4, new HardwareAddress(new byte[] {2, 0, 0, 0, 0, 1}));
        assertThat(address.put(memory, 0)).isEqualTo(20);
        assertThat(Arrays.copyOf(memory.array(), 20))
                .containsExactly(17, 0, 0x88, 0xb5, 3, 0, 0, 0, 1, 0, 4, 6, 2, 0, 0, 0, 0, 1, 0, 0);
        assertThat(LinkSocketAddress.get(memory, 0, 20)).isEqualTo(address);
    }

    @Test
    void toldLengthOfHardwareAddressDoesNotLeadOutside() {
        new LinkSocketAddress(0x0800, 3, HardwareAddress.NONE).put(memory, 0);
        memory.put(11, (byte) 255);
        assertThat(LinkSocketAddress.get(memory, 0, 20).hardwareAddress().length())
                .isEqualTo(8);
        assertThat(LinkSocketAddress.get(memory, 0, 64).hardwareAddress().length())
                .isEqualTo(32);
    }

    @Test
    void rejectsHardwareAddressAbove32Octets() {
        assertThatThrownBy(() -> new HardwareAddress(new byte[33]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("33");
    }
}
