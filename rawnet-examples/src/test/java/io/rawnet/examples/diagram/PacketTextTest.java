package io.rawnet.examples.diagram;

import static io.rawnet.codec.transport.TcpHeader.ACK;
import static io.rawnet.codec.transport.TcpHeader.FIN;
import static io.rawnet.codec.transport.TcpHeader.PSH;
import static io.rawnet.codec.transport.TcpHeader.RST;
import static io.rawnet.codec.transport.TcpHeader.SYN;
import static io.rawnet.examples.diagram.Segments.fromClient;
import static io.rawnet.examples.diagram.Segments.fromServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.diagram.PacketText.Marked;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketTextTest {
    private static final long LAST = 0xFFFF_FFFFL;

    @Test
    void numbersCountFromTheSynOfEachSideAlsoWhereTheyWrapAround() {
        assertThat(texts(
                        fromClient(SYN, LAST, 0, 0),
                        fromServer(SYN | ACK, 5000, 0, 0),
                        fromClient(ACK, 0, 5001, 0),
                        fromClient(PSH | ACK, 0, 5001, 9),
                        fromServer(FIN | ACK, 5001, 9, 0)))
                .containsExactly(
                        "SYN seq 0",
                        "SYN+ACK seq 0 ack 1",
                        "ACK seq 1 ack 1",
                        "PSH+ACK seq 1 ack 1, 9 octets",
                        "FIN+ACK seq 1 ack 10");
    }

    @Test
    void whatBeginsInTheMiddleCountsFromOne() {
        assertThat(texts(fromServer(ACK, 700, 300, 1), fromClient(ACK, 300, 701, 0), fromServer(ACK, 701, 300, 0)))
                .containsExactly("ACK seq 1 ack 1, 1 octet", "ACK seq 1 ack 2", "ACK seq 2 ack 1");
    }

    @Test
    void octetsThatWereSentBeforeAreMarkedAndAcknowledgmentsAreNot() {
        assertThat(marks(
                        fromClient(SYN, 10, 0, 0),
                        fromClient(SYN, 10, 0, 0),
                        fromServer(SYN | ACK, 20, 11, 0),
                        fromClient(ACK, 11, 21, 0),
                        fromClient(ACK, 11, 21, 0),
                        fromClient(PSH | ACK, 11, 21, 5),
                        fromClient(PSH | ACK, 11, 21, 8),
                        fromClient(PSH | ACK, 19, 21, 1)))
                .containsExactly(
                        Mark.NONE, Mark.AGAIN, Mark.NONE, Mark.NONE, Mark.NONE, Mark.NONE, Mark.AGAIN, Mark.NONE);
    }

    @Test
    void resetsAreMarked() {
        assertThat(marks(fromClient(SYN, 10, 0, 0), fromServer(RST | ACK, 0, 11, 0)))
                .containsExactly(Mark.NONE, Mark.RESET);
        assertThat(texts(fromClient(SYN, 10, 0, 0), fromServer(RST | ACK, 0, 11, 0)))
                .containsExactly("SYN seq 0", "RST+ACK seq 0 ack 1");
    }

    @Test
    void portsThatAreUsedAgainBeginAgain() {
        assertThat(texts(
                        fromClient(SYN, 10, 0, 0),
                        fromServer(SYN | ACK, 20, 11, 0),
                        fromClient(SYN, 9000, 0, 0),
                        fromServer(SYN | ACK, 8000, 9001, 0)))
                .containsExactly("SYN seq 0", "SYN+ACK seq 0 ack 1", "SYN seq 0", "SYN+ACK seq 0 ack 1");
    }

    private static List<String> texts(Packet... packets) {
        return marked(packets).stream().map(Marked::words).toList();
    }

    private static List<Mark> marks(Packet... packets) {
        return marked(packets).stream().map(Marked::mark).toList();
    }

    private static List<Marked> marked(Packet... packets) {
        PacketText texts = new PacketText();
        List<Marked> marked = new ArrayList<>();
        for (Packet packet : packets) {
            marked.add(texts.of(packet));
        }
        return marked;
    }
}
