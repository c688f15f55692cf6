package io.rawnet.codec.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ArpViewTest {

    private static final Octets REQUEST =
            Octets.hex("0001 0800 06 04 0001 020000000001 0a000001 000000000000 0a000002");

    private static final MacAddress MAC = MacAddress.of("02:00:00:00:00:09");

    private static final Ipv4Address IPV4 = Ipv4Address.of("192.0.2.9");

    @Test
    void readsARequestWhereItLies() throws MalformedPacketException {
        ArpView arp = ArpView.at(ByteBuffer.allocateDirect(31).put(3, REQUEST.toArray()), 3);
        assertThat(arp.operation()).isEqualTo(ArpPacket.REQUEST);
        assertThat(arp.senderMac()).isEqualTo(MacAddress.of("02:00:00:00:00:01"));
        assertThat(arp.senderIpv4()).isEqualTo(Ipv4Address.of("10.0.0.1"));
        assertThat(arp.targetMac()).isEqualTo(MacAddress.ZERO);
        assertThat(arp.targetIpv4()).isEqualTo(Ipv4Address.of("10.0.0.2"));
        assertThat(arp.toHeader()).isEqualTo(ArpPacket.decode(REQUEST.buffer()));
        assertThat(arp).hasToString("ARP who-has 10.0.0.2 tell 10.0.0.1");
    }

    @Test
    void changesOnlyTheFieldItIsToldTo() throws MalformedPacketException {
        ByteBuffer buffer = ByteBuffer.wrap(REQUEST.toArray());
        ArpView arp = ArpView.of(buffer);
        arp.setOperation(9);
        arp.setSenderMac(MAC);
        assertThat(Octets.copyOf(buffer))
                .isEqualTo(Octets.hex("0001 0800 06 04 0009 020000000009 0a000001 000000000000 0a000002"));
        arp.setSenderIpv4(IPV4);
        arp.setTargetMac(MAC);
        assertThat(Octets.copyOf(buffer))
                .isEqualTo(Octets.hex("0001 0800 06 04 0009 020000000009 c0000209 020000000009 0a000002"));
        arp.setTargetIpv4(IPV4);
        assertThat(Octets.copyOf(buffer))
                .isEqualTo(Octets.hex("0001 0800 06 04 0009 020000000009 c0000209 020000000009 c0000209"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> arp.setOperation(65536))
                .withMessageContaining("operation");
    }

    @Test
    void turnsARequestIntoTheReply() throws MalformedPacketException {
        ByteBuffer buffer = ByteBuffer.wrap(REQUEST.toArray());
        ArpPacket request = ArpPacket.decode(REQUEST.buffer());
        ArpView.of(buffer).turnIntoReply(MAC);
        ArpPacket reply = ArpPacket.decode(buffer);
        assertThat(reply)
                .isEqualTo(ArpPacket.reply(
                        MAC,
                        Ipv4Address.of("10.0.0.2"),
                        MacAddress.of("02:00:00:00:00:01"),
                        Ipv4Address.of("10.0.0.1")));
        assertThat(reply.answers(request, 0)).isTrue();
    }

    @Test
    void aReplyWithoutAnAnswerIsRefusedBeforeAnythingIsWritten() throws MalformedPacketException {
        ByteBuffer buffer = ByteBuffer.wrap(REQUEST.toArray());
        ArpView view = ArpView.of(buffer);
        assertThatNullPointerException()
                .isThrownBy(() -> view.turnIntoReply(null))
                .withMessage("answer");
        assertThat(Octets.copyOf(buffer)).isEqualTo(REQUEST);
    }

    @Test
    void rejectsEveryTruncation() {
        for (int length = 0; length < ArpView.LENGTH; length++) {
            ByteBuffer cut = REQUEST.buffer().limit(length);
            assertThatThrownBy(() -> ArpView.of(cut))
                    .isInstanceOf(MalformedPacketException.class)
                    .hasMessage("ARP: 28 octets required at offset 0, " + length + " available");
        }
    }

    @Test
    void rejectsOtherKindsOfAddresses() {
        for (String start : new String[] {"0006 0800 06 04", "0001 86dd 06 04", "0001 0800 08 04", "0001 0800 06 10"}) {
            ByteBuffer other = Octets.hex(start + "00".repeat(40)).buffer();
            assertThatThrownBy(() -> ArpView.of(other))
                    .isInstanceOf(MalformedPacketException.class)
                    .hasMessageContaining("not those of Ethernet and IPv4");
        }
    }
}
