package io.rawnet.codec.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.Header;
import io.rawnet.codec.MalformedPacketException;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Protocol;
import io.rawnet.codec.network.Ipv4Header;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.number.IpProtocol;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The example in the documentation of {@link PacketDecoder}, to the letter. */
class OwnProtocolTest {

    record Tag(int number) implements Header {
        static Tag decode(ByteBuffer in) throws MalformedPacketException {
            if (!in.hasRemaining()) {
                throw MalformedPacketException.tooShort("tag", 0, 1, 0);
            }
            return new Tag(in.get() & 0xFF);
        }

        @Override
        public int length() {
            return 1;
        }

        @Override
        public void encode(ByteBuffer out) {
            out.put((byte) number);
        }

        @Override
        public List<Protocol> protocolNumbers() {
            return List.of(IpProtocol.EXPERIMENTAL_1);
        }
    }

    @Test
    void theExampleOfTheDocumentationReadsATag() {
        Packet sent = Packet.of(Ipv4Header.builder().build(), new Tag(7))
                .withPayload((byte) 1)
                .completed();
        ByteBuffer octets = sent.octets().buffer();

        PacketDecoder decoder = PacketDecoder.standard().with(IpProtocol.EXPERIMENTAL_1, Tag::decode);
        Packet packet = decoder.decode(EtherType.IPV4, octets);
        Optional<Tag> tag = packet.header(Tag.class);

        assertThat(tag).contains(new Tag(7));
        assertThat(packet.payload()).isEqualTo(Octets.of(1));
        assertThat(packet.header(Ipv4Header.class).orElseThrow().protocol()).isEqualTo(IpProtocol.EXPERIMENTAL_1);
    }

    @Test
    void theExampleOfTheDocumentationRefusesWhatIsNotThere() {
        Packet sent = Packet.of(
                        Ipv4Header.builder().protocol(IpProtocol.EXPERIMENTAL_1).build())
                .completed();
        Packet read = PacketDecoder.standard()
                .with(IpProtocol.EXPERIMENTAL_1, Tag::decode)
                .decode(EtherType.IPV4, sent.octets().buffer());
        assertThat(read.stop().reason()).isEqualTo(Stop.Reason.MALFORMED);
    }
}
