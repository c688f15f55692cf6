package io.rawnet.codec.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.number.EtherType;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** VLAN tags that are pushed, popped and rewritten where the frame lies. */
class VlanViewTest {

    private static final String ADDRESSES = "020000000002 020000000001";

    private static final Octets TAGGED = Octets.hex(ADDRESSES + "8100 b064 0800 cafe");

    @Test
    void readsATagWhereItLies() throws MalformedPacketException {
        VlanView tag = EthernetView.of(TAGGED.buffer()).vlanTag();
        assertThat(tag.pcp()).isEqualTo(5);
        assertThat(tag.dei()).isTrue();
        assertThat(tag.vid()).isEqualTo(100);
        assertThat(tag.type()).isEqualTo(EtherType.IPV4);
        assertThat(tag.payloadOffset()).isEqualTo(18);
        assertThat(tag.toHeader()).isEqualTo(VlanTag.decode(TAGGED.buffer().position(14)));
        assertThat(tag).hasToString(tag.toHeader().toString());
    }

    @Test
    void changesOnlyTheFieldItIsToldTo() throws MalformedPacketException {
        ByteBuffer buffer = ByteBuffer.wrap(TAGGED.toArray());
        VlanView tag = EthernetView.of(buffer).vlanTag();
        tag.setPcp(2);
        assertThat(Octets.copyOf(buffer)).isEqualTo(Octets.hex(ADDRESSES + "8100 5064 0800 cafe"));
        tag.setDei(false);
        assertThat(Octets.copyOf(buffer)).isEqualTo(Octets.hex(ADDRESSES + "8100 4064 0800 cafe"));
        tag.setDei(true);
        tag.setVid(4095);
        assertThat(Octets.copyOf(buffer)).isEqualTo(Octets.hex(ADDRESSES + "8100 5fff 0800 cafe"));
        assertThatIllegalArgumentException().isThrownBy(() -> tag.setPcp(8)).withMessageContaining("pcp");
        assertThatIllegalArgumentException().isThrownBy(() -> tag.setVid(4096)).withMessageContaining("vid");
    }

    @Test
    void pushesATagInFrontOfTheType() throws MalformedPacketException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(20)
                .put(4, Octets.hex(ADDRESSES + "0800 cafe").toArray());
        EthernetView pushed = EthernetView.at(buffer, 4).pushVlanTag(EtherType.VLAN, 100);
        assertThat(pushed.offset()).isZero();
        assertThat(Octets.copyOf(buffer)).isEqualTo(Octets.hex(ADDRESSES + "8100 0064 0800 cafe"));
        assertThat(pushed.isVlanTagged()).isTrue();
    }

    @Test
    void popsTheOutermostOfTwoTags() throws MalformedPacketException {
        ByteBuffer buffer = ByteBuffer.wrap(
                Octets.hex(ADDRESSES + "88a8 0007 8100 0064 0806").toArray());
        EthernetView inner = EthernetView.of(buffer).popVlanTag();
        assertThat(inner.offset()).isEqualTo(4);
        assertThat(Octets.copyOf(buffer, 4, 18)).isEqualTo(Octets.hex(ADDRESSES + "8100 0064 0806"));
        EthernetView untagged = inner.popVlanTag();
        assertThat(Octets.copyOf(buffer, 8, 14)).isEqualTo(Octets.hex(ADDRESSES + "0806"));
        assertThat(untagged.isVlanTagged()).isFalse();
        assertThatThrownBy(untagged::popVlanTag)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("isVlanTagged()");
    }

    @Property
    void whatIsPushedIsPoppedAgain(
            @ForAll @Size(min = 14, max = 40) byte[] frame, @ForAll @IntRange(max = 4095) int vid)
            throws MalformedPacketException {
        ByteBuffer buffer = ByteBuffer.allocate(4 + frame.length).put(4, frame);
        EthernetView pushed = EthernetView.at(buffer, 4).pushVlanTag(EtherType.SERVICE_VLAN, vid);
        assertThat(pushed.vlanTag().vid()).isEqualTo(vid);
        assertThat(pushed.popVlanTag().offset()).isEqualTo(4);
        assertThat(Octets.copyOf(buffer, 4, frame.length)).isEqualTo(Octets.of(frame));
    }

    @Test
    void needsFourOctetsBeforeTheFrame() {
        assertThatThrownBy(() -> EthernetView.at(TAGGED.buffer(), 3).pushVlanTag(EtherType.VLAN, 1))
                .isInstanceOf(BufferOverflowException.class);
    }

    @Test
    void rejectsATypeThatAnnouncesNoTag() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EthernetView.of(TAGGED.buffer()).pushVlanTag(EtherType.IPV4, 1))
                .withMessageContaining("0x8100");
    }

    @Test
    void rejectsATagThatIsCutShort() {
        for (int length = 14; length < 18; length++) {
            ByteBuffer cut = ByteBuffer.wrap(TAGGED.toArray()).limit(length);
            assertThatThrownBy(() -> EthernetView.of(cut).popVlanTag())
                    .isInstanceOf(MalformedPacketException.class)
                    .hasMessageStartingWith("VLAN: 4 octets required");
            assertThat(Octets.copyOf(cut)).isEqualTo(TAGGED.slice(0, length));
        }
    }
}
