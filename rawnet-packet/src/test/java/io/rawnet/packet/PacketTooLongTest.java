package io.rawnet.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.number.EtherType;
import io.rawnet.testkit.PrivateNetwork;
import io.rawnet.testkit.junit.InPrivateNetwork;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the kernel says of packets that are longer than the MTU, and what the message says about it. */
@InPrivateNetwork
@Timeout(60)
class PacketTooLongTest {
    private static final int MTU = 1500;
    private static final int ETHERNET = 14;

    @Test
    void segmentationOffloadIsNamedWithTheTwoRemedies(PrivateNetwork network) throws Exception {
        try (LinkChannel channel = open(network)) {
            assertThat(channel.send(ByteBuffer.allocate(ETHERNET + MTU))).isEqualTo(ETHERNET + MTU);
            assertThatThrownBy(() -> channel.send(ByteBuffer.allocate(ETHERNET + MTU + 5)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll(
                            "1519 octets",
                            "EMSGSIZE",
                            "eth0 has MTU 1500, not counting the link header. ",
                            "segmentation offload",
                            "LinkSocketOptions.VIRTIO_HEADER on both channels",
                            "ethtool -K NAME gro off lro off",
                            "ethtool -K NAME tx off");
        }
    }

    @Test
    void withVirtioHeadersTheMessageDoesNotAdviseToSetThem(PrivateNetwork network) throws Exception {
        try (LinkChannel channel = open(network).setOption(LinkSocketOptions.VIRTIO_HEADER, true)) {
            int longest = VirtioHeader.LENGTH + ETHERNET + MTU;
            assertThat(channel.send(ByteBuffer.allocate(longest))).isEqualTo(longest);
            assertThatThrownBy(() -> channel.send(ByteBuffer.allocate(longest + 5)))
                    .hasMessageContainingAll(
                            "1529 octets",
                            "EMSGSIZE",
                            "eth0 has MTU 1500, not counting the link header and the VirtioHeader. ",
                            "this one does not")
                    .hasMessageNotContaining("VIRTIO_HEADER");
        }
    }

    @Test
    void aFrameWithATagMayBeLongerByTheTag(PrivateNetwork network) throws Exception {
        int longest = ETHERNET + StrippedVlanTag.LENGTH + MTU;
        ByteBuffer tagged = ByteBuffer.allocate(longest).putShort(12, (short) EtherType.VLAN.number());
        try (LinkChannel channel = open(network)) {
            assertThat(channel.send(tagged)).isEqualTo(longest);
            assertThatThrownBy(() -> channel.send(ByteBuffer.allocate(longest)))
                    .hasMessageContainingAll("1518 octets", "EMSGSIZE", "MTU 1500");
        }
    }

    @Test
    void aVirtioHeaderThatDoesNotFitIsNotTakenForAPacketTooLong(PrivateNetwork network) throws Exception {
        try (LinkChannel channel = open(network).setOption(LinkSocketOptions.VIRTIO_HEADER, true)) {
            ByteBuffer packet = ByteBuffer.allocate(VirtioHeader.LENGTH + ETHERNET + MTU);
            new VirtioHeader(VirtioHeader.NEEDS_CHECKSUM, 0, 0, 0, 60_000, 16).encode(packet);
            assertThatThrownBy(() -> channel.send(packet.clear()))
                    .hasMessageContainingAll(
                            "1524 octets", "EINVAL", "its VirtioHeader describes what the packet is not")
                    .hasMessageNotContaining("VLAN");
        }
    }

    private static LinkChannel open(PrivateNetwork network) throws IOException {
        return LinkChannel.open(LinkMode.RAW).bind(network.local().interfaceIndex(), LinkChannel.ALL_PROTOCOLS);
    }
}
