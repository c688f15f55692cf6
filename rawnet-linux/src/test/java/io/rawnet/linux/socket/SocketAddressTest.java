package io.rawnet.linux.socket;

import static org.assertj.core.api.Assertions.assertThat;

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
    void writesIpv4AsTheKernelWants() {
        int length = InternetSocketAddress.putIpv4(memory, 0, 0x0A010203, 0x1234);
        assertThat(Arrays.copyOf(memory.array(), length))
                .containsExactly(2, 0, 0x12, 0x34, 10, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0);
        int address = InternetSocketAddress.addressOffset(memory, 0, length, AddressFamily.AF_INET);
        assertThat(InternetSocketAddress.getNetworkOrder(memory, address)).isEqualTo(0x0A010203);
        assertThat(InternetSocketAddress.PORT.get(memory, 0)).isEqualTo(0x1234);
        assertThat(InternetSocketAddress.addressOffset(memory, 0, length, AddressFamily.AF_INET6))
                .isNegative();
    }

    @Test
    void writesIpv6AsTheKernelWants() {
        int length =
                InternetSocketAddress.putIpv6(memory, 0, 0xFE80_0000_0000_0000L, 0x0102_0304_0506_0708L, 0x8001, 7);
        assertThat(Arrays.copyOf(memory.array(), length))
                .containsExactly(
                        10, 0, 0x80, 1, 0, 0, 0, 0, 0xfe, 0x80, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 7, 0, 0, 0);
        assertThat(InternetSocketAddress.addressOffset(memory, 0, length, AddressFamily.AF_INET6))
                .isEqualTo(8);
        assertThat(InternetSocketAddress.IPV6_SCOPE.get(memory, 0)).isEqualTo(7);
        assertThat(InternetSocketAddress.PORT.get(memory, 0)).isEqualTo(0x8001);
    }

    @Test
    void bigEndianMemoryHoldsTheSameOctetsButTheNumbersOfTheHost() {
        memory.order(ByteOrder.BIG_ENDIAN);
        int length = InternetSocketAddress.putIpv4(memory, 0, 0x0A010203, 0x1234);
        assertThat(Arrays.copyOf(memory.array(), length))
                .containsExactly(0, 2, 0x12, 0x34, 10, 1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(InternetSocketAddress.getNetworkOrder(memory, 4)).isEqualTo(0x0A010203);
    }

    @Test
    void mappedAddressStaysIpv6() {
        int length = InternetSocketAddress.putIpv6(memory, 0, 0, 0x0000_FFFF_0102_0304L, 0, 0);
        assertThat(InternetSocketAddress.addressOffset(memory, 0, length, AddressFamily.AF_INET6))
                .isEqualTo(8);
        assertThat(InternetSocketAddress.addressOffset(memory, 0, length, AddressFamily.AF_INET))
                .isNegative();
    }

    @Test
    void truncatedAddressIsNone() {
        InternetSocketAddress.putIpv4(memory, 0, 0x0A010203, 9);
        for (int length = 0; length < InternetSocketAddress.IPV4_SIZE; length++) {
            assertThat(InternetSocketAddress.addressOffset(memory, 0, length, AddressFamily.AF_INET))
                    .as("length %s", length)
                    .isNegative();
        }
        InternetSocketAddress.putIpv6(memory, 0, 1, 2, 9, 3);
        for (int length = 0; length < InternetSocketAddress.IPV6_SIZE; length++) {
            assertThat(InternetSocketAddress.addressOffset(memory, 0, length, AddressFamily.AF_INET6))
                    .as("length %s", length)
                    .isNegative();
        }
        LinkSocketAddress.put(memory, 0, 0x0800, 3, 6);
        for (int length = 0; length <= 12; length++) {
            assertThat(LinkSocketAddress.hardwareAddress(memory, 0, length))
                    .as("length %s", length)
                    .isEmpty();
        }
    }

    @Test
    void writesLinkAddressAsTheKernelWants() {
        assertThat(LinkSocketAddress.put(memory, 0, 0x88b5, 3, 6)).isEqualTo(20);
        memory.put(LinkSocketAddress.HARDWARE_ADDRESS, new byte[] {2, 0, 0, 0, 0, 1});
        assertThat(Arrays.copyOf(memory.array(), 20))
                .containsExactly(17, 0, 0x88, 0xb5, 3, 0, 0, 0, 0, 0, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0);
        assertThat(LinkSocketAddress.put(memory, 0, 0x88b5, 3, 20)).isEqualTo(32);
    }

    @Test
    void readsLinkAddressAsTheKernelWritesIt() {
        memory.put(0, new byte[] {17, 0, (byte) 0x88, (byte) 0xb5, 3, 0, 0, 0, 1, 2, 4, 6, 2, 0, 0, 0, 0, 1, 0, 0});
        assertThat(LinkSocketAddress.PROTOCOL.get(memory, 0)).isEqualTo(0x88b5);
        assertThat(LinkSocketAddress.INTERFACE_INDEX.get(memory, 0)).isEqualTo(3);
        assertThat(LinkSocketAddress.HARDWARE_TYPE.get(memory, 0)).isEqualTo(0x201);
        assertThat(LinkSocketAddress.PACKET_TYPE.get(memory, 0)).isEqualTo(4);
        assertThat(LinkSocketAddress.ADDRESS_LENGTH.get(memory, 0)).isEqualTo(6);
        assertThat(LinkSocketAddress.hardwareAddress(memory, 0, 20)).containsExactly(2, 0, 0, 0, 0, 1);
        memory.putShort(0, (short) AddressFamily.AF_INET.number());
        assertThat(LinkSocketAddress.hardwareAddress(memory, 0, 20)).isEmpty();
    }

    @Test
    void toldLengthOfHardwareAddressDoesNotLeadOutside() {
        LinkSocketAddress.put(memory, 0, 0x0800, 3, 255);
        assertThat(LinkSocketAddress.hardwareAddress(memory, 0, 20)).hasSize(8);
        assertThat(LinkSocketAddress.hardwareAddress(memory, 0, 64)).hasSize(32);
    }
}
