package io.rawnet.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.rawnet.codec.Octets;
import io.rawnet.codec.number.EtherType;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class StrippedVlanTagTest {

    private static final StrippedVlanTag TAG = new StrippedVlanTag(EtherType.VLAN, 0xB005);

    @Test
    void readsPriorityDropEligibilityAndIdentifier() {
        assertThat(TAG.priority()).isEqualTo(5);
        assertThat(TAG.dropEligible()).isTrue();
        assertThat(TAG.vlanIdentifier()).isEqualTo(5);
    }

    @Test
    void goesBackBehindTheAddresses() {
        Octets frame = Octets.hex("020000000002 020000000001 0800 45");
        ByteBuffer inTheMiddle = ByteBuffer.allocateDirect(20).position(3);
        frame.encode(inTheMiddle);
        inTheMiddle.flip().position(3);
        assertThat(TAG.restoredTo(inTheMiddle)).isEqualTo(Octets.hex("020000000002 020000000001 8100 b005 0800 45"));
        assertThat(inTheMiddle.position()).isEqualTo(3);
    }

    @Test
    void hasNoPlaceInAFrameWithoutAddresses() {
        assertThatIllegalArgumentException().isThrownBy(() -> TAG.restoredTo(ByteBuffer.allocate(11)));
    }

    @Test
    void goesBackBehindAVirtioHeader() throws Exception {
        VirtioHeader header =
                new VirtioHeader(VirtioHeader.NEEDS_CHECKSUM, VirtioHeader.TCP_OVER_IPV4, 54, 1448, 34, 16);
        ByteBuffer packet = ByteBuffer.allocate(30);
        header.encode(packet);
        Octets.hex("020000000002 020000000001 0800 45").encode(packet);
        ByteBuffer tagged = TAG.restoredBehindVirtioHeader(packet.flip()).buffer();
        assertThat(packet.position()).isZero();
        assertThat(VirtioHeader.decode(tagged))
                .isEqualTo(new VirtioHeader(VirtioHeader.NEEDS_CHECKSUM, VirtioHeader.TCP_OVER_IPV4, 58, 1448, 38, 16));
        assertThat(Octets.copyOf(tagged)).isEqualTo(Octets.hex("020000000002 020000000001 8100 b005 0800 45"));
    }

    @Test
    void leavesAVirtioHeaderThatAsksForNothingAsItIs() throws Exception {
        ByteBuffer packet = ByteBuffer.allocate(22);
        VirtioHeader.PLAIN.encode(packet);
        ByteBuffer tagged = TAG.restoredBehindVirtioHeader(packet.clear()).buffer();
        assertThat(VirtioHeader.decode(tagged)).isEqualTo(VirtioHeader.PLAIN);
        assertThatIllegalArgumentException().isThrownBy(() -> TAG.restoredBehindVirtioHeader(ByteBuffer.allocate(21)));
        assertThatIllegalArgumentException().isThrownBy(() -> TAG.restoredBehindVirtioHeader(ByteBuffer.allocate(9)));
    }
}
