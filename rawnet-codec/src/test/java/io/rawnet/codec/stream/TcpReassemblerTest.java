package io.rawnet.codec.stream;

import static io.rawnet.codec.flow.FlowDirection.BACKWARD;
import static io.rawnet.codec.flow.FlowDirection.FORWARD;
import static io.rawnet.codec.stream.Conversation.ACK;
import static io.rawnet.codec.stream.Conversation.CLIENT;
import static io.rawnet.codec.stream.Conversation.FIN;
import static io.rawnet.codec.stream.Conversation.RST;
import static io.rawnet.codec.stream.Conversation.SERVER;
import static io.rawnet.codec.stream.Conversation.SYN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rawnet.codec.Octets;
import io.rawnet.codec.flow.FlowKey;
import io.rawnet.codec.flow.FlowLimits;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.network.Ipv4View;
import io.rawnet.codec.number.IpProtocol;
import io.rawnet.codec.number.LinkType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.codec.transport.TcpHeader;
import io.rawnet.codec.transport.TcpView;
import io.rawnet.codec.transport.UdpHeader;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TcpReassemblerTest {

    private final Conversation conversation = new Conversation();
    private final Transcript transcript = conversation.transcript;

    @Test
    void reportsBothSidesInOrderAndTheEnd() {
        conversation
                .open()
                .client(ACK, 101, 501, "hello")
                .server(ACK, 501, 106, "good ")
                .server(ACK | FIN, 506, 106, "day")
                .client(ACK | FIN, 106, 510, "")
                .server(ACK, 510, 107, "");
        assertThat(transcript.lines())
                .containsExactly(
                        "1 TCP 10.0.0.1:40000 > 10.0.0.2:80 @1",
                        "1 > hello @4",
                        "1 < good  @5",
                        "1 < day @6",
                        "1 FINISHED @7");
        TcpStream stream = transcript.streams().get(0);
        assertThat(stream.hasEnded()).isTrue();
        assertThat(stream.delivered(FORWARD)).isEqualTo(5);
        assertThat(stream.delivered(BACKWARD)).isEqualTo(8);
        assertThat(stream).hasToString("TCP 10.0.0.1:40000 > 10.0.0.2:80, 5 octets there, 8 back");
    }

    @Test
    void dataThatComeEarlyWaitAndKeepTheirTime() {
        conversation.open().client(ACK, 104, 501, "def").client(ACK, 107, 501, "g");
        assertThat(transcript.lines()).hasSize(1);
        assertThat(conversation.reassembler.waitingOctets()).isEqualTo(2 * 128 + 4);
        conversation.client(ACK, 101, 501, "abc");
        assertThat(transcript.lines().subList(1, 4)).containsExactly("1 > abc @6", "1 > def @4", "1 > g @5");
        assertThat(conversation.reassembler.waitingOctets()).isZero();
    }

    @Test
    void whatIsSentAgainIsPassedOver() {
        conversation
                .open()
                .client(ACK, 101, 501, "abc")
                .client(ACK, 101, 501, "abc")
                .client(ACK, 102, 501, "bcde")
                .client(ACK, 108, 501, "hi")
                .client(ACK, 108, 501, "hi")
                .client(ACK, 106, 501, "fg");
        assertThat(transcript.said(FORWARD)).isEqualTo("abcdefghi");
        assertThat(transcript.streams().get(0).passedOver(FORWARD)).isEqualTo(3 + 2 + 2);
        assertThat(transcript.streams().get(0).missing(FORWARD)).isZero();
    }

    @Test
    void theOctetThatCameFirstCounts() {
        conversation
                .open()
                .client(ACK, 103, 501, "CD")
                .client(ACK, 107, 501, "GH")
                .client(ACK, 102, 501, "bcdefghi")
                .client(ACK, 101, 501, "aXYZ");
        assertThat(transcript.said(FORWARD)).isEqualTo("abCDefGHi");
        assertThat(transcript.streams().get(0).passedOver(FORWARD)).isEqualTo(4 + 3);
    }

    @Test
    void whatTheOtherSideAcknowledgesWithoutUsIsMissing() {
        conversation.open().client(ACK, 106, 501, "world").server(ACK, 501, 106, "");
        assertThat(transcript.lines()).hasSize(1);
        conversation.server(ACK, 501, 111, "ok");
        assertThat(transcript.lines().subList(1, 4)).containsExactly("1 > [5] @6", "1 > world @4", "1 < ok @6");
        conversation.client(ACK, 101, 501, "hello");
        assertThat(transcript.said(FORWARD)).isEqualTo("[5]world");
        assertThat(transcript.streams().get(0).missing(FORWARD)).isEqualTo(5);
        assertThat(transcript.streams().get(0).passedOver(FORWARD)).isEqualTo(5);
    }

    @Test
    void missingDataBeforeFinAreGivenUpWhenFinIsAcknowledged() {
        conversation
                .open()
                .server(ACK | FIN, 501, 101, "")
                .client(ACK | FIN, 121, 502, "")
                .server(ACK, 502, 121, "");
        assertThat(transcript.lines()).hasSize(1);
        conversation.server(ACK, 502, 122, "");
        assertThat(transcript.lines().subList(1, 3)).containsExactly("1 > [20] @7", "1 FINISHED @7");
    }

    @Test
    void whatStillWaitsAtTheEndIsReported() {
        conversation
                .open()
                .client(ACK, 103, 501, "cd")
                .client(ACK, 107, 501, "gh")
                .server(ACK | FIN, 511, 101, "");
        conversation.reassembler.finish();
        assertThat(transcript.lines().subList(1, 7))
                .containsExactly(
                        "1 > [2] @6", "1 > cd @4", "1 > [2] @6", "1 > gh @5", "1 < [10] @6", "1 CAPTURE_ENDED @6");
        assertThat(conversation.reassembler.streams()).isZero();
        assertThat(conversation.reassembler.waitingOctets()).isZero();
    }

    @Test
    void aConnectionMayBeCapturedFromTheMiddle() {
        conversation
                .server(ACK, 9000, 7000, "data")
                .client(ACK, 7000, 9004, "more")
                .client(ACK, 6990, 9004, "before");
        assertThat(transcript.lines())
                .containsExactly("1 TCP 10.0.0.2:80 > 10.0.0.1:40000 @1", "1 > data @1", "1 < more @2");
        assertThat(transcript.streams().get(0).passedOver(BACKWARD)).isEqualTo(6);
    }

    @Test
    void aKeepAliveThatIsCapturedFirstIsNotTheBeginning() {
        conversation.client(ACK, 6999, 9000, "").server(ACK, 9000, 7000, "").client(ACK, 7000, 9000, "x");
        assertThat(transcript.said(FORWARD)).isEqualTo("x");
    }

    @Test
    void theAnswerToAnUnseenSynIsFromTheServer() {
        conversation.server(SYN | ACK, 500, 101, "").client(ACK, 101, 501, "a");
        assertThat(transcript.lines()).containsExactly("1 TCP 10.0.0.1:40000 > 10.0.0.2:80 @1", "1 > a @2");
    }

    @Test
    void sequenceNumbersWrapAround() {
        conversation
                .client(SYN, 0xFFFF_FFFDL, 0, "")
                .server(SYN | ACK, 0xFFFF_FFFFL, 0xFFFF_FFFEL, "")
                .client(ACK, 1, 0, "def")
                .client(ACK, 0xFFFF_FFFEL, 0, "abc")
                .server(ACK, 0, 4, "x")
                .client(ACK, 0xFFFF_FFFFL, 1, "bcde")
                .client(ACK, 4, 1, "gh");
        assertThat(transcript.said(FORWARD)).isEqualTo("abcdefgh");
        assertThat(transcript.said(BACKWARD)).isEqualTo("x");
    }

    @Test
    void keepAlivesAndZeroWindowProbesChangeNothing() {
        conversation
                .open()
                .client(ACK, 101, 501, "abc")
                .client(ACK, 103, 501, "") // keep-alive without data
                .client(ACK, 103, 501, "?") // keep-alive with an octet that means nothing
                .server(ACK, 501, 104, "") // window 0, perhaps
                .client(ACK, 104, 501, "d") // zero-window probe, not taken
                .server(ACK, 501, 104, "")
                .client(ACK, 104, 501, "def");
        assertThat(transcript.said(FORWARD)).isEqualTo("abcdef");
    }

    @Test
    void synMayCarryData() {
        conversation
                .client(SYN, 100, 0, "early")
                .server(SYN | ACK, 500, 106, "at once")
                .client(ACK, 106, 508, " late");
        assertThat(transcript.said(FORWARD)).isEqualTo("early late");
        assertThat(transcript.said(BACKWARD)).isEqualTo("at once");
    }

    @Test
    void bothSidesMayOpenAtOnce() {
        conversation.client(SYN, 100, 0, "").server(SYN, 500, 0, "").client(SYN | ACK, 100, 501, "");
        conversation.server(SYN | ACK, 500, 101, "").client(ACK, 101, 501, "a").server(ACK, 501, 102, "b");
        assertThat(transcript.lines()).containsExactly("1 TCP 10.0.0.1:40000 > 10.0.0.2:80 @1", "1 > a @5", "1 < b @6");
    }

    @Test
    void resetEndsTheStreamWhereTheReceiverExpectsIt() {
        conversation.open().client(ACK, 101, 501, "abc").server(RST, 499, 0, "").server(RST, 601, 0, "");
        assertThat(transcript.lines()).hasSize(2);
        conversation.server(RST | ACK, 501, 104, "the reason").client(ACK, 104, 501, "too late");
        assertThat(transcript.lines().subList(2, 3)).containsExactly("1 RESET @7");
        assertThat(transcript.streams().get(0).passedOver(BACKWARD)).isEqualTo(10);
        assertThat(transcript.streams().get(0).passedOver(FORWARD)).isEqualTo(8);
    }

    @Test
    void resetBehindMissingDataIsBelievedWhereTheDataEndOrTheReceiverStands() {
        conversation.open().client(ACK, 106, 501, "later").client(RST, 111, 0, "");
        assertThat(transcript.lines().subList(1, 4)).containsExactly("1 > [5] @5", "1 > later @4", "1 RESET @5");
        Conversation other = new Conversation();
        other.open().server(ACK, 501, 150, "").client(RST, 150, 0, "");
        assertThat(other.transcript.lines()).last().isEqualTo("1 RESET @5");
    }

    @Test
    void aRefusedConnectionEndsAtOnce() {
        conversation.client(SYN, 100, 0, "").server(RST | ACK, 0, 101, "");
        assertThat(transcript.lines()).containsExactly("1 TCP 10.0.0.1:40000 > 10.0.0.2:80 @1", "1 RESET @2");
    }

    @Test
    void resetAloneBeginsNoStream() {
        conversation.client(RST, 100, 0, "");
        assertThat(transcript.lines()).isEmpty();
        assertThat(conversation.reassembler.streams()).isZero();
    }

    @Test
    void portsOfAnEndedStreamMayBeUsedAgain() {
        conversation.open().client(ACK | FIN, 101, 501, "one").server(ACK | FIN, 501, 105, "");
        conversation.client(ACK, 105, 502, ""); // the last of the old one begins nothing
        conversation.client(SYN, 9000, 0, "").server(SYN | ACK, 8000, 9001, "").client(ACK, 9001, 8001, "two");
        assertThat(transcript.lines())
                .containsExactly(
                        "1 TCP 10.0.0.1:40000 > 10.0.0.2:80 @1",
                        "1 > one @4",
                        "1 FINISHED @5",
                        "2 TCP 10.0.0.1:40000 > 10.0.0.2:80 @7",
                        "2 > two @9");
    }

    @Test
    void aSynThatNobodyAnsweredGivesWayToANewOne() {
        conversation
                .client(SYN, 100, 0, "")
                .client(SYN, 100, 0, "")
                .client(SYN, 300, 0, "")
                .server(SYN | ACK, 500, 301, "");
        assertThat(transcript.lines())
                .containsExactly(
                        "1 TCP 10.0.0.1:40000 > 10.0.0.2:80 @1",
                        "1 REPLACED @3",
                        "2 TCP 10.0.0.1:40000 > 10.0.0.2:80 @3");
    }

    @Test
    void aLoneSynDoesNotReplaceAnOpenConnection() {
        conversation
                .open()
                .client(ACK, 101, 501, "a")
                .client(SYN, 70_000, 0, "forged")
                .server(ACK, 501, 102, "b");
        conversation.client(ACK, 102, 502, "c").server(SYN | ACK, 90_000, 1, "forged");
        conversation.server(ACK, 502, 103, "d");
        assertThat(transcript.said(FORWARD)).isEqualTo("ac");
        assertThat(transcript.said(BACKWARD)).isEqualTo("bd");
        assertThat(transcript.streams()).hasSize(1);
    }

    @Test
    void aSynThatIsAnsweredReplacesAnOpenConnectionWhoseEndWasNotSeen() {
        conversation
                .open()
                .client(ACK, 101, 501, "one")
                .client(SYN, 70_000, 0, "")
                .server(SYN | ACK, 500, 70_001, "");
        conversation.client(ACK, 70_001, 501, "two").server(ACK, 501, 70_004, "answer");
        assertThat(transcript.lines().subList(2, 6))
                .containsExactly(
                        "1 REPLACED @6", "2 TCP 10.0.0.1:40000 > 10.0.0.2:80 @6", "2 > two @7", "2 < answer @8");
    }

    @Test
    void aSynThatItsOwnSideGoesOnFromReplacesAnOpenConnection() {
        conversation
                .open()
                .client(SYN, 70_000, 0, "")
                .client(ACK, 70_001, 9000, "two")
                .server(ACK, 9000, 70_004, "x");
        assertThat(transcript.lines().subList(1, 5))
                .containsExactly("1 REPLACED @5", "2 TCP 10.0.0.1:40000 > 10.0.0.2:80 @5", "2 > two @5", "2 < x @6");
    }

    @Test
    void anAnswerToAnUnseenSynReplacesAnOpenConnectionOnceItIsAcknowledged() {
        conversation.open().server(SYN | ACK, 90_000, 60_001, "").client(ACK, 60_001, 90_001, "two");
        assertThat(transcript.lines().subList(1, 4))
                .containsExactly("1 REPLACED @5", "2 TCP 10.0.0.1:40000 > 10.0.0.2:80 @5", "2 > two @5");
    }

    @Test
    void theSidesMayChangePlacesWhenPortsAreUsedAgain() {
        conversation.client(SYN, 1, 0, "").server(RST | ACK, 0, 2, "").server(SYN, 7, 0, "");
        assertThat(transcript.lines()).last().isEqualTo("2 TCP 10.0.0.2:80 > 10.0.0.1:40000 @3");
    }

    @Test
    void idleStreamsEndByTheTimeOfThePackets() {
        StreamLimits limits = new StreamLimits(new FlowLimits(10, Duration.ofNanos(50)), 1000, 1000);
        Conversation idle = new Conversation(limits);
        idle.open().client(ACK, 102, 501, "b");
        idle.reassembler.expire(53);
        assertThat(idle.transcript.lines()).hasSize(1);
        idle.reassembler.expire(54);
        assertThat(idle.transcript.lines().subList(1, 4)).containsExactly("1 > [1] @54", "1 > b @4", "1 IDLE @54");
        assertThat(idle.reassembler.streams()).isZero();
        assertThat(idle.reassembler.waitingOctets()).isZero();
    }

    @Test
    void theStreamThatHasBeenIdleLongestGivesWay() {
        Conversation two = new Conversation(new StreamLimits(new FlowLimits(2, Duration.ofDays(1)), 1000, 1000));
        for (int port = 1; port <= 3; port++) {
            two.take(Conversation.packet(CLIENT, port, SERVER, 80, SYN, 1, 0, ""));
        }
        assertThat(two.transcript.lines()).last().isEqualTo("1 EVICTED @3");
        assertThat(two.reassembler.streams()).isEqualTo(2);
    }

    @Test
    void beyondTheMemoryOfOneSideItsMissingDataAreGivenUp() {
        Conversation small = new Conversation(new StreamLimits(FlowLimits.DEFAULT, 10_000, 2 * 128 + 2));
        small.open().client(ACK, 103, 501, "c").client(ACK, 105, 501, "e");
        assertThat(small.transcript.lines()).hasSize(1);
        small.client(ACK, 107, 501, "g");
        assertThat(small.transcript.said(FORWARD)).isEqualTo("[2]c");
        assertThat(small.reassembler.waitingOctets()).isEqualTo(2 * 128 + 2);
    }

    @Test
    void beyondTheMemoryOfAllTheDataThatHaveWaitedLongestAreReported() {
        Conversation small = new Conversation(new StreamLimits(FlowLimits.DEFAULT, 2 * 128 + 2, 10_000));
        for (int port = 1; port <= 3; port++) {
            small.take(Conversation.packet(CLIENT, port, SERVER, 80, SYN, 0, 0, ""));
            small.take(Conversation.packet(CLIENT, port, SERVER, 80, ACK, 5, 0, "" + port));
        }
        assertThat(small.transcript.lines().subList(3, 5)).containsExactly("1 > [4] @6", "1 > 1 @2");
        assertThat(small.reassembler.waitingOctets()).isEqualTo(2 * 128 + 2);
    }

    @Test
    void missingDataThatAreGivenUpMayBeTheLast() {
        Conversation small = new Conversation(new StreamLimits(FlowLimits.DEFAULT, 10_000, 100));
        small.open().server(ACK | FIN, 501, 101, "").client(ACK | FIN, 111, 502, "");
        assertThat(small.transcript.lines()).hasSize(1);
        small.client(ACK, 110, 502, "x");
        assertThat(small.transcript.lines().subList(1, 4)).containsExactly("1 > [9] @6", "1 > x @6", "1 FINISHED @6");
    }

    @Test
    void dataBehindFinAndFinBeforeDataAreNotBelieved() {
        conversation.open().client(ACK, 104, 501, "d").client(ACK | FIN, 102, 501, "b"); // FIN before known data
        conversation.client(ACK, 101, 501, "a").client(ACK, 103, 501, "c").client(ACK | FIN, 105, 501, "");
        conversation.client(ACK, 104, 501, "dEF").server(ACK | FIN, 501, 106, "");
        assertThat(transcript.said(FORWARD)).isEqualTo("abcd");
        assertThat(transcript.lines()).last().isEqualTo("1 FINISHED @10");
    }

    @Test
    void whatNoWindowReachesIsPassedOver() {
        conversation.open().client(ACK, 101 + (1 << 30), 501, "x").client(ACK, 101, 501, "a");
        conversation.server(ACK, 501, 102 + (3L << 29), "");
        assertThat(transcript.said(FORWARD)).isEqualTo("a");
        assertThat(transcript.streams().get(0).passedOver(FORWARD)).isEqualTo(1);
        conversation.client(ACK, 101 + (1 << 30), 501, "x").server(ACK, 501, 104 + (1 << 30), "");
        assertThat(transcript.said(FORWARD)).isEqualTo("a");
        conversation.reassembler.finish();
        assertThat(transcript.said(FORWARD)).isEqualTo("a[" + ((1 << 30) - 1) + "]x");
    }

    @Test
    void aSegmentCapturedInPartLacksTheRest() throws Exception {
        Packet whole = Conversation.packet(CLIENT, 40000, SERVER, 80, ACK, 101, 501, "abcdef");
        conversation
                .open()
                .take(Packet.decode(LinkType.IPV4, whole.octets().slice(0, 43).buffer()));
        conversation.client(ACK, 107, 501, "g").server(ACK, 501, 108, "");
        assertThat(transcript.said(FORWARD)).isEqualTo("abc[3]g");
    }

    @Test
    void whatIsNoWholeTcpSegmentIsNotTaken() {
        TcpReassembler reassembler = conversation.reassembler;
        Ipv4Header fragment =
                Ipv4Header.builder().flags(Ipv4Header.MORE_FRAGMENTS).build();
        TcpHeader tcp = TcpHeader.builder().build();
        assertThat(reassembler.accept(Packet.of(fragment, tcp), 0)).isFalse();
        assertThat(reassembler.accept(Packet.of(tcp), 0)).isFalse();
        assertThat(reassembler.accept(Packet.of(Ipv4Header.builder().build(), UdpHeader.of(1, 2)), 0))
                .isFalse();
        assertThat(reassembler.accept(Packet.of(), 0)).isFalse();
        assertThat(transcript.lines()).isEmpty();
    }

    @Test
    void headersAndViewsAreTakenAsPacketsAre() throws Exception {
        ByteBuffer octets = Conversation.packet(CLIENT, 1, SERVER, 2, ACK, 7, 0, "view")
                .octets()
                .buffer();
        TcpView view = TcpView.at(octets, 20);
        FlowKey key = FlowKey.of(Ipv4View.of(octets), view);
        conversation.reassembler.accept(key, view, octets.position(view.payloadOffset()), 1);
        TcpHeader header = TcpHeader.builder().sequenceNumber(11).build();
        conversation.reassembler.accept(key, header, Octets.of(0x21).buffer(), 2);
        assertThat(transcript.said(FORWARD)).isEqualTo("view!");
        assertThat(octets.position()).isEqualTo(40);
        FlowKey udp = FlowKey.of(IpProtocol.UDP, CLIENT, 1, SERVER, 2);
        assertThatThrownBy(() -> conversation.reassembler.accept(udp, header, octets, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key must be of TCP and have ports, not UDP 10.0.0.1:1 > 10.0.0.2:2");
    }

    @Test
    void rejectsLimitsThatKeepNothing() {
        assertThatThrownBy(() -> new StreamLimits(FlowLimits.DEFAULT, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxOctets must be at least 1, not 0");
        assertThatThrownBy(() -> new StreamLimits(FlowLimits.DEFAULT, 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxOctetsPerSide must be at least 1, not 0");
    }
}
