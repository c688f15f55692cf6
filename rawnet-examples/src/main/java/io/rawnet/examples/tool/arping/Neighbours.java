package io.rawnet.examples.tool.arping;

import io.rawnet.codec.address.IpAddress;
import io.rawnet.codec.address.Ipv4Address;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.number.EtherType;
import io.rawnet.codec.packet.Packet;
import io.rawnet.examples.tool.OnLink;
import io.rawnet.packet.LinkChannel;
import io.rawnet.packet.LinkInterface;
import io.rawnet.packet.LinkMode;
import io.rawnet.packet.LinkRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds the Ethernet addresses of neighbours, with ARP or neighbor discovery. */
public final class Neighbours {
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int RETRIES = 2;

    private Neighbours() {}

    /**
     * {@return who has an address; empty if nobody answers}
     *
     * @param on the interface to ask through
     * @param wanted the address
     * @throws IOException if the interface is no Ethernet one, or the kernel refuses
     */
    public static Optional<MacAddress> ask(LinkInterface on, IpAddress wanted) throws IOException {
        MacAddress ours = on.mac().orElseThrow(() -> new IOException(on.name() + " is no Ethernet interface"));
        Question question = Question.of(new ArpingSettings(
                wanted,
                on,
                ours,
                OnLink.source(on, wanted),
                ArpingMode.ASK,
                OptionalLong.of(1),
                PATIENCE,
                Optional.empty(),
                true,
                true,
                true));
        Packet request = question.frame(Optional.empty());
        try (LinkChannel channel = LinkChannel.open(LinkMode.RAW)) {
            channel.bind(on, wanted instanceof Ipv4Address ? EtherType.ARP : EtherType.IPV6);
            return channel.exchange()
                    .timeout(PATIENCE)
                    .retries(RETRIES)
                    .one(new LinkRequest(request))
                    .flatMap(answer -> question.claim(answer.packet()))
                    .map(Claim::owner);
        }
    }
}
